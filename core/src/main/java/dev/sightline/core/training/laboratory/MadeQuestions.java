package dev.sightline.core.training.laboratory;

import dev.sightline.core.laboratory.Claim;
import dev.sightline.core.laboratory.Claims;
import dev.sightline.core.laboratory.LabTask;
import dev.sightline.core.laboratory.Scene;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Asks of generated clips whether a sentence fits: the one that they were made of does, the same
 * with one word changed does not. Whether the generator did what it was told is not asked, as in
 * all training on generated samples.
 *
 * @param clips what is asked about
 */
record MadeQuestions(List<Told> clips) {
  /** Clips of a step, each with two sentences. */
  private static final int OF_STEP = 8;

  MadeQuestions {
    clips = List.copyOf(clips);
  }

  /**
   * @param clip the real clip of the sentence with the grid of the generated one
   * @param claim what the sentence says
   */
  record Told(SeenClip clip, Claim claim) {}

  static MadeQuestions of(List<MadeClip> made, ClipEncoder encoder) throws SightlineException {
    List<Told> told = new ArrayList<>();
    for (MadeClip clip : made) {
      told.add(new Told(new SeenClip(clip.shot(), encoder.grid(clip.frames())), clip.claim()));
    }
    return new MadeQuestions(told);
  }

  /** A part of a step with questions about generated clips beside its own. */
  VideoLessons.Part beside(
      VideoLessons.Part part, SentenceStates sentences, SplittableRandom random)
      throws SightlineException {
    if (clips.isEmpty() || part.clips() != 1) {
      return part;
    }
    List<Asked> asked = new ArrayList<>(part.asked());
    int length = part.grids().length / part.asked().size();
    float[] grids =
        java.util.Arrays.copyOf(part.grids(), part.grids().length + 2 * OF_STEP * length);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < OF_STEP; i++) {
      Told told = clips.get(random.nextInt(clips.size()));
      Claim wrong =
          new Claims(random).spoiled(told.claim(), new Scene(List.of(told.clip().shot()), 1));
      int filler = VideoQuestions.filler(random);
      for (Claim claim : List.of(told.claim(), wrong)) {
        System.arraycopy(told.clip().grid(), 0, grids, asked.size() * length, length);
        texts.add(VideoQuestions.says(claim, filler));
        asked.add(new Asked(texts.getLast(), true, LabTask.MATCH.key(), claim == wrong ? 0 : 1));
      }
    }
    sentences.learn(texts);
    return new VideoLessons.Part(1, grids, asked);
  }
}
