package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.Claim;
import dev.sightline.core.laboratory.Claims;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Makes the data of the third stage's steps. Thread-safe. */
final class VideoLessons {
  /** False sentences for each that is true. */
  private static final int SPOILED = 2;

  /** One of so many videos is put together of busy clips. */
  private static final int BUSY = 4;

  private final Material material;
  private final SentenceStates sentences;
  private final Map<LabTask, Integer> questions;
  private final int videos;
  private final long seed;

  /**
   * @param questions pairs of each task in a step, or single ones where a task has no pairs
   * @param videos with sentences in a step
   */
  VideoLessons(
      Material material,
      SentenceStates sentences,
      Map<LabTask, Integer> questions,
      int videos,
      long seed) {
    this.material = material;
    this.sentences = sentences;
    this.questions = Map.copyOf(questions);
    this.videos = videos;
    this.seed = seed;
  }

  /** Questions about videos with the same number of clips. */
  record Part(int clips, float[] grids, List<Asked> asked) {}

  /**
   * Sentences about videos and their clips.
   *
   * @param grids {@code [videos · k, c, channels]}
   * @param texts for each clip one that fits it and some that differ by one word and do not
   * @param byClip {@code [texts, videos · k]}: 1 where the clip shows what the text says
   * @param byVideo {@code [texts, videos]}
   */
  record Captions(int k, float[] grids, List<String> texts, float[] byClip, float[] byVideo) {
    /** The clip that each text was made for. */
    int[] homes() {
      return java.util.stream.IntStream.range(0, texts.size())
          .map(t -> t / (1 + SPOILED))
          .toArray();
    }

    /** For each text the one that it differs from by one word, or its own number. */
    int[] from() {
      return java.util.stream.IntStream.range(0, texts.size())
          .map(t -> t - t % (1 + SPOILED))
          .toArray();
    }

    boolean[] fits() {
      boolean[] fits = new boolean[texts.size()];
      for (int t = 0; t < fits.length; t += 1 + SPOILED) {
        fits[t] = true;
      }
      return fits;
    }
  }

  /** Data of a step. */
  record Batch(Captions captions, List<Part> parts) {}

  Batch batch(long step) throws SightlineException {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + step);
    return new Batch(captions(random), parts(random));
  }

  /** Questions alone. */
  List<Part> questions(long step) throws SightlineException {
    return parts(new SplittableRandom(seed * 1_000_003 + step));
  }

  private Captions captions(SplittableRandom random) throws SightlineException {
    List<SeenClip> clips = new ArrayList<>();
    int k = material.captions().getFirst().size();
    for (int v = 0; v < videos; v++) {
      if (random.nextInt(BUSY) > 0) {
        clips.addAll(material.captions().get(random.nextInt(material.captions().size())));
        continue;
      }
      for (int i = 0; i < k; i++) {
        clips.add(material.busy().get(random.nextInt(material.busy().size())));
      }
    }
    List<String> texts = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    for (SeenClip clip : clips) {
      Scene scene = new Scene(List.of(clip.shot()), 1);
      Claim right = VideoQuestions.claim(clip.shot(), random);
      List<Claim> own = new ArrayList<>(List.of(right));
      for (int s = 0; s < SPOILED; s++) {
        own.add(new Claims(random).spoiled(right, scene));
      }
      int filler = VideoQuestions.filler(random);
      own.forEach(c -> texts.add(VideoQuestions.says(c, filler)));
      claims.addAll(own);
    }
    float[] byClip = new float[claims.size() * clips.size()];
    float[] byVideo = new float[claims.size() * videos];
    for (int t = 0; t < claims.size(); t++) {
      for (int c = 0; c < clips.size(); c++) {
        if (new Scene(List.of(clips.get(c).shot()), 1).shows(claims.get(t))) {
          byClip[t * clips.size() + c] = 1;
          byVideo[t * videos + c / k] = 1;
        }
      }
    }
    sentences.learn(texts);
    return new Captions(k, VideoQuestions.joined(clips), texts, byClip, byVideo);
  }

  private List<Part> parts(SplittableRandom random) throws SightlineException {
    VideoQuestions draw = new VideoQuestions(material, random);
    Map<Integer, List<VideoQuestions.Drawn>> byClips = new TreeMap<>();
    for (LabTask task : LabTask.values()) {
      for (int i = 0; i < questions.getOrDefault(task, 0); i++) {
        int clips = task.hasSeveralClips() ? material.captions().getFirst().size() : 1;
        byClips.computeIfAbsent(clips, k -> new ArrayList<>()).addAll(draw.draw(task));
      }
    }
    return joined(byClips, sentences);
  }

  /** Questions by the clips of their videos, each group as one part. */
  static List<Part> joined(
      Map<Integer, List<VideoQuestions.Drawn>> byClips, SentenceStates sentences)
      throws SightlineException {
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<Integer, List<VideoQuestions.Drawn>> e : byClips.entrySet()) {
      List<VideoQuestions.Drawn> drawn = e.getValue();
      List<Asked> asked = drawn.stream().map(VideoQuestions.Drawn::asked).toList();
      sentences.learn(asked.stream().map(Asked::text).filter(Objects::nonNull).toList());
      int length = drawn.getFirst().grid().length;
      float[] all = new float[drawn.size() * length];
      for (int i = 0; i < drawn.size(); i++) {
        System.arraycopy(drawn.get(i).grid(), 0, all, i * length, length);
      }
      parts.add(new Part(e.getKey(), all, asked));
    }
    return parts;
  }
}
