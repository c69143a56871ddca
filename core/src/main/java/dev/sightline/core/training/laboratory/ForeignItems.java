package dev.sightline.core.training.laboratory;

import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.CaptionedImages;
import dev.sightline.core.training.data.LabelledQuestions;
import dev.sightline.core.training.data.LabelledVideo;
import dev.sightline.core.training.data.LabelledVideos;
import dev.sightline.core.training.feature.ClipSource;
import dev.sightline.core.training.feature.FrameSource;
import dev.sightline.core.training.feature.StillSource;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Videos and questions that have nothing to do with the laboratory, from sets of the world outside.
 * One thread.
 */
final class ForeignItems {
  /** Questions about photographs of rooms. */
  static final String QUESTIONS = "daquar";

  /** Clips of each film. */
  private static final int CLIPS = 2;

  private final AnsweringModel model;
  private final Path data;
  private final int most;

  /**
   * @param most items of each set, spread over it
   */
  ForeignItems(AnsweringModel model, Path data, int most) {
    this.model = model;
    this.data = data;
    this.most = most;
  }

  /** A set of videos. */
  enum Set {
    /** Photographs, as films that stand still. */
    FLICKR8K,
    /** Films of people who do something. */
    UCF18,
    /** Single frames of films of every kind, as films that stand still. */
    MSRVTT;

    /** Name in figures. */
    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    private int clips() {
      return this == UCF18 ? CLIPS : 1;
    }
  }

  /**
   * Encoded videos.
   *
   * @param clips of each
   * @param grids for each {@code [clips · c, channels]}
   */
  record Videos(int clips, List<float[]> grids) {
    Videos {
      grids = List.copyOf(grids);
    }
  }

  /**
   * @throws SightlineException if the set is missing or malformed, or the user cancelled
   */
  Videos videos(Set set, String split, Progress progress) throws SightlineException {
    FrameSource source = source(set, split);
    int frames = model.config().framesPerClip();
    List<float[]> grids = new ArrayList<>();
    for (int i = 0; i < source.items(); i++) {
      progress.checkCancelled();
      progress.update((double) i / source.items(), Phrase.of("encoding videos"));
      List<byte[]> all = source.frames(i);
      if (source.framesPerItem() == 1) {
        all = Collections.nCopies(frames, all.getFirst());
      }
      List<float[]> clips = new ArrayList<>();
      for (int at = 0; at < all.size(); at += frames) {
        clips.add(model.encoder().grid(all.subList(at, at + frames)));
      }
      grids.add(joined(clips));
    }
    return new Videos(set.clips(), grids);
  }

  /** Questions about photographs of rooms. */
  List<String> questions(String split) throws SightlineException {
    return spread(
        LabelledQuestions.read(data, split).stream()
            .map(q -> q.texts().getFirst())
            .distinct()
            .toList());
  }

  private FrameSource source(Set set, String split) throws SightlineException {
    int side = WorldOptions.STANDARD.side();
    return switch (set) {
      case FLICKR8K ->
          new StillSource(
              spread(CaptionedImages.read(data, split, "en")).stream()
                  .map(CaptionedImages.Item::file)
                  .toList(),
              side);
      case MSRVTT ->
          new StillSource(
              spread(LabelledVideos.topics(data, split)).stream()
                  .map(v -> v.stills().getFirst())
                  .toList(),
              side);
      case UCF18 ->
          new ClipSource(
              spread(LabelledVideos.actions(data, split)).stream()
                  .map(LabelledVideo::video)
                  .toList(),
              model.config().clipPlan(),
              CLIPS,
              side);
    };
  }

  /** At most as many as are wanted, evenly from first to last. */
  private <T> List<T> spread(List<T> all) {
    int n = Math.min(most, all.size());
    return IntStream.range(0, n).mapToObj(i -> all.get((int) ((long) i * all.size() / n))).toList();
  }

  private static float[] joined(List<float[]> clips) {
    int length = clips.getFirst().length;
    float[] all = new float[clips.size() * length];
    for (int k = 0; k < clips.size(); k++) {
      System.arraycopy(clips.get(k), 0, all, k * length, length);
    }
    return all;
  }
}
