package dev.sightline.core.training.laboratory;

import java.util.List;

/**
 * One step's data for videos of one clip. Plain Java memory; not to be written to.
 *
 * @param clips {@code [b, 3, 16, 64, 64]}
 * @param texts for each clip {@link #POSITIVES} sentences that fit it, then for each of those
 *     {@link #SPOILED} that differ from it by one word and do not
 * @param shown {@code [texts, b]}: 1 where the clip shows what the sentence says
 * @param asked {@link #QUESTIONS} for each clip
 */
record Lesson(float[] clips, List<String> texts, float[] shown, List<Asked> asked) {
  static final int POSITIVES = 2;
  static final int SPOILED = 2;
  static final int TEXTS = POSITIVES * (1 + SPOILED);
  static final int QUESTIONS = 2;

  Lesson {
    texts = List.copyOf(texts);
    asked = List.copyOf(asked);
  }

  /** Clips of the step. */
  int size() {
    return asked.size() / QUESTIONS;
  }
}
