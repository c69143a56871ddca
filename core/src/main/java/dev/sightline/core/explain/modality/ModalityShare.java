package dev.sightline.core.explain.modality;

/**
 * What text, video and both together add to one answer, exactly, from the four answers with and
 * without each side.
 *
 * <p>With {@code v(S)} the log-probability of the target when the sides {@code S} are given, in
 * nats:
 *
 * <pre>
 *   text        = v(t) − v(∅)
 *   video       = v(v) − v(∅)
 *   interaction = v(tv) − v(t) − v(v) + v(∅)
 * </pre>
 *
 * The three add up to {@code v(tv) − v(∅)} (the Harsanyi dividends of a game of two players). The
 * Shapley values (Shapley, 1953; for modalities Parcalabescu & Frank, 2023, MM-SHAP) give each side
 * half of the interaction; that of two players is the Shapley interaction index (Grabisch &
 * Roubens, 1999).
 *
 * <p>Log-probabilities, not probabilities: evidence of two sides that have nothing to do with each
 * other adds up there, while probabilities saturate, so that two sides which each suffice would
 * seem to hinder one another.
 *
 * @param none log-probability with neither side
 * @param textOnly log-probability with the text alone
 * @param videoOnly log-probability with the video alone
 * @param both log-probability with both
 */
public record ModalityShare(double none, double textOnly, double videoOnly, double both) {
  /** Probabilities below this one are told from it by nothing that a float32 softmax says. */
  public static final double SMALLEST = 1e-7;

  /**
   * @throws IllegalArgumentException if one is not a number
   */
  public ModalityShare {
    if (Double.isNaN(none + textOnly + videoOnly + both)) {
      throw new IllegalArgumentException("a log-probability is not a number");
    }
  }

  /** From probabilities, each 0..1; those below 1e-7 count as 1e-7. */
  public static ModalityShare ofProbabilities(
      double none, double textOnly, double videoOnly, double both) {
    return new ModalityShare(log(none), log(textOnly), log(videoOnly), log(both));
  }

  private static double log(double probability) {
    return Math.log(Math.max(SMALLEST, probability));
  }

  /** What the text alone adds, nats. */
  public double text() {
    return textOnly - none;
  }

  /** What the video alone adds, nats. */
  public double video() {
    return videoOnly - none;
  }

  /** What only both together add, nats; negative where they say the same twice, or contradict. */
  public double interaction() {
    return both - textOnly - videoOnly + none;
  }

  /** Shapley value of the text, nats. */
  public double textShapley() {
    return text() + interaction() / 2;
  }

  /** Shapley value of the video, nats. */
  public double videoShapley() {
    return video() + interaction() / 2;
  }

  /** Share of the text in all three parts by size, 0..1; 0 if nothing adds anything. */
  public double textPart() {
    return part(text());
  }

  /** Share of the video. */
  public double videoPart() {
    return part(video());
  }

  /** Share of both together. */
  public double interactionPart() {
    return part(interaction());
  }

  private double part(double value) {
    double all = Math.abs(text()) + Math.abs(video()) + Math.abs(interaction());
    return all == 0 ? 0 : Math.abs(value) / all;
  }
}
