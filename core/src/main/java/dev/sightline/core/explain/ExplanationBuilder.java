package dev.sightline.core.explain;

import dev.sightline.core.analysis.Axis;

/** Collects what a method found. One thread; {@link #build} ends the clock that this starts. */
public final class ExplanationBuilder {
  private static final float[] NONE = {};

  private final ExplainerFacts facts;
  private final ExplainRequest request;
  private final long started = System.nanoTime();
  private float[] tokens = NONE;
  private float[] clips = NONE;
  private float[] cells = NONE;
  private float[] matrix = NONE;
  private float[] tokenErrors = NONE;
  private float[] clipErrors = NONE;
  private double gap = Double.NaN;
  private double value = Double.NaN;
  private int passes;
  private Part part;

  /** Starts the clock. */
  public ExplanationBuilder(Explainer method, ExplainRequest request) {
    this.facts = method.facts();
    this.request = request;
    this.part =
        method
            .layers(request.analyzer().abilities(), request.analysis(), request.target())
            .part(request.options());
  }

  /** The layer and head that the request keeps the method to, of those that it declares. */
  public Part part() {
    return part;
  }

  /** Takes another part than that of the layers which the method declares. */
  public ExplanationBuilder part(Part other) {
    part = other;
    return this;
  }

  /**
   * @param scores {@code [tokens]}
   */
  public ExplanationBuilder tokens(float[] scores) {
    tokens = scores;
    return this;
  }

  /**
   * @param scores {@code [clips]}
   */
  public ExplanationBuilder clips(float[] scores) {
    clips = scores;
    return this;
  }

  /**
   * Scores of cells, and of clips as the sums over their cells.
   *
   * @param scores {@code [cells]}
   */
  public ExplanationBuilder cells(float[] scores) {
    cells = scores;
    clips = sums(scores, request.cells());
    return this;
  }

  /**
   * @param scores {@code [tokens, cells]}
   */
  public ExplanationBuilder matrix(float[] scores) {
    matrix = scores;
    return this;
  }

  /**
   * @param ofTokens {@code [tokens]}
   * @param ofClips {@code [clips]}
   */
  public ExplanationBuilder errors(float[] ofTokens, float[] ofClips) {
    tokenErrors = ofTokens;
    clipErrors = ofClips;
    return this;
  }

  public ExplanationBuilder completenessGap(double newGap) {
    gap = newGap;
    return this;
  }

  /**
   * @param newValue the target's logit
   * @param newPasses forward passes that it took
   */
  public ExplanationBuilder cost(double newValue, int newPasses) {
    value = newValue;
    passes = newPasses;
    return this;
  }

  /** What was collected. */
  public Explanation build() {
    return new Explanation(
        facts.key(),
        request.target(),
        part,
        facts.signed(),
        request.tokens(),
        request.cells(),
        tokens,
        clips,
        cells,
        matrix,
        tokenErrors,
        clipErrors,
        gap,
        value,
        passes,
        (System.nanoTime() - started) / 1e6);
  }

  /**
   * The sum over each clip's cells, {@code [cells] -> [clips]}; added in double, so that rounding
   * does not depend on the number of cells.
   */
  static float[] sums(float[] cellScores, Axis.Cells axis) {
    int per = axis.grid().cells();
    float[] out = new float[axis.clips().size()];
    for (int clip = 0; clip < out.length; clip++) {
      double sum = 0;
      for (int i = clip * per; i < (clip + 1) * per; i++) {
        sum += cellScores[i];
      }
      out[clip] = (float) sum;
    }
    return out;
  }
}
