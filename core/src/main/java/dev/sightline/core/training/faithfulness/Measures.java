package dev.sightline.core.training.faithfulness;

import java.util.List;

/** Names of what is measured, in the order in which they are shown. */
public final class Measures {
  /** Area under the deletion curve over words; smaller is better. */
  public static final String DELETION_WORDS = "deletion.words";

  /** Area under the insertion curve over words; greater is better. */
  public static final String INSERTION_WORDS = "insertion.words";

  public static final String DELETION_CLIPS = "deletion.clips";
  public static final String INSERTION_CLIPS = "insertion.clips";
  public static final String DELETION_CELLS = "deletion.cells";
  public static final String INSERTION_CELLS = "insertion.cells";

  /** Rank correlation of the map with that of a model with random weights; smaller is better. */
  public static final String RANDOMISED = "randomised";

  /** Rank correlation of the map with that under noise; greater is better. */
  public static final String NOISE = "noise";

  /** Mean rank correlation with the other methods; neither is better. */
  public static final String AGREEMENT = "agreement";

  /** Forward passes of one map. */
  public static final String PASSES = "passes";

  /** Elapsed for one map, ms. */
  public static final String MILLISECONDS = "milliseconds";

  /** All that compare methods. */
  public static final List<String> ALL =
      List.of(
          Pointing.WORDS,
          Pointing.CLIPS,
          Pointing.CELLS,
          DELETION_WORDS,
          INSERTION_WORDS,
          DELETION_CLIPS,
          INSERTION_CLIPS,
          DELETION_CELLS,
          INSERTION_CELLS,
          RANDOMISED,
          NOISE,
          AGREEMENT,
          MILLISECONDS);

  private Measures() {}

  static boolean isPointing(String measure) {
    return measure.startsWith("pointing.");
  }

  static boolean isCurve(String measure) {
    return measure.startsWith("deletion.") || measure.startsWith("insertion.");
  }

  /** True if less is better. */
  static boolean isLessBetter(String measure) {
    return measure.startsWith("deletion.") || measure.equals(RANDOMISED);
  }
}
