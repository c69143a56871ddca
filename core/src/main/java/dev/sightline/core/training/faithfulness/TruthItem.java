package dev.sightline.core.training.faithfulness;

import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.laboratory.WordSpan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One video beside one text, and what is known of where the text points.
 *
 * @param name unique in its set
 * @param features the encoded video
 * @param text the text
 * @param head key of the head whose answer is explained; empty: the text–video score
 * @param label number of the right label of that head, or -1 if it is not known
 * @param truth what matters
 */
public record TruthItem(
    String name,
    VideoFeatures features,
    String text,
    Optional<String> head,
    int label,
    Truth truth) {

  /**
   * What matters. Empty where nothing is known.
   *
   * @param words stretches of the text
   * @param clips for each clip whether it matters; not to be written to
   * @param cells for each cell; not to be written to
   * @param quarter the quarter of the only clip's frame, 0 to 3 row by row
   */
  public record Truth(
      List<WordSpan> words,
      Optional<boolean[]> clips,
      Optional<boolean[]> cells,
      OptionalInt quarter) {
    /** Nothing is known. */
    public static final Truth NONE =
        new Truth(List.of(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    public Truth {
      words = List.copyOf(words);
    }

    /** One clip of several matters. */
    public static Truth clip(int right, int clips) {
      boolean[] which = new boolean[clips];
      which[right] = true;
      return new Truth(List.of(), Optional.of(which), Optional.empty(), OptionalInt.empty());
    }

    /** One quarter of a picture matters. */
    public static Truth quarterOf(int right) {
      return new Truth(List.of(), Optional.empty(), Optional.empty(), OptionalInt.of(right));
    }
  }
}
