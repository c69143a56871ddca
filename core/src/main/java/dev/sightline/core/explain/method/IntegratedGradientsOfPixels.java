package dev.sightline.core.explain.method;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.GaussLegendre;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Matrix;
import dev.sightline.core.explain.Rows;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Integrated gradients (Sundararajan et al., 2017) of token embeddings and pixels together: the
 * path starts at masked tokens and grey frames and goes through the whole network, convolutions
 * included. The share of a cell is that of the pixels in its square, in all frames of its clip.
 */
public final class IntegratedGradientsOfPixels implements Explainer {
  /** Pixels of more clips would not fit into memory beside the rest, and take hours. */
  static final int MAX_CLIPS = 64;

  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "integrated-gradients-pixels",
          "Integrated gradients of pixels",
          "Sundararajan et al., 2017",
          "share of the target's gain",
          Family.GRADIENT,
          Set.of(Ability.GRADIENTS, Ability.CONVOLUTIONS),
          Set.of(Gives.TOKENS, Gives.CLIPS, Gives.CELLS),
          true,
          true,
          "As integrated gradients, but from grey frames through all convolutions: slow, and the"
              + " shares lie where the pixels lie, not where the network put them.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    int clips = request.cells().clips().size();
    if (clips > MAX_CLIPS) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          Phrase.of(
              "Integrated gradients of pixels work on at most {0} clips; this video has {1}.",
              MAX_CLIPS, clips));
    }
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    progress.update(0, FACTS.titlePhrase());
    try (Gradients gradients = request.gradients(progress)) {
      Path path = new Path(request, gradients, progress);
      GaussLegendre rule = GaussLegendre.of(request.options().steps());
      int steps = rule.nodes().length;
      for (int s = 0; s < steps; s++) {
        path.step(rule.nodes()[s], rule.weights()[s], s, steps);
      }
      double start = path.value(0);
      double end = path.value(1);
      if (request.hasText()) {
        builder.tokens(Matrix.floats(path.tokens));
      }
      float[] cells = Matrix.floats(path.cells);
      double sum = Rows.sum(cells) + Arrays.stream(path.tokens).sum();
      return builder
          .cells(cells)
          .completenessGap(sum - (end - start))
          .cost(end, 2 * steps + 2)
          .build();
    }
  }

  /** The way from grey to the frames, and what was gathered on it. */
  private static final class Path {
    private final ExplainRequest request;
    private final Gradients gradients;
    private final Progress progress;
    private final GradientPoint end;
    private final float[] masked;
    private final List<float[]> pixels;
    private final int perClip;

    /** Shares so far, {@code [tokens]} and {@code [cells]}. */
    private final double[] tokens;

    private final double[] cells;

    Path(ExplainRequest request, Gradients gradients, Progress progress) throws SightlineException {
      this.request = request;
      this.gradients = gradients;
      this.progress = progress;
      this.end = gradients.point();
      this.masked = gradients.maskedEmbeddings(progress);
      this.pixels = gradients.pixels(progress);
      this.perClip = end.cells().length / pixels.size();
      this.tokens = new double[request.tokens().size()];
      this.cells = new double[request.cells().size()];
    }

    /** The target's logit at a share of the way. */
    double value(double alpha) throws SightlineException {
      return request.target().gradient(gradients, at(alpha), progress).value();
    }

    void step(double alpha, double weight, int step, int steps) throws SightlineException {
      GradientAnswer g = request.target().gradient(gradients, at(alpha), progress);
      for (int i = 0; i < masked.length; i++) {
        tokens[i / (masked.length / tokens.length)] +=
            weight * g.embeddings()[i] * (end.embeddings()[i] - masked[i]);
      }
      for (int clip = 0; clip < pixels.size(); clip++) {
        progress.update(
            (step + (double) clip / pixels.size()) / steps,
            Phrase.of(
                "Step {0} of {1}, clip {2} of {3}", step + 1, steps, clip + 1, pixels.size()));
        float[] ofCells = Arrays.copyOfRange(g.cells(), clip * perClip, (clip + 1) * perClip);
        float[] ofPixels =
            gradients.pixelGradient(scaled(pixels.get(clip), alpha), ofCells, progress);
        gather(clip, ofPixels, weight);
      }
    }

    private void gather(int clip, float[] gradient, double weight) {
      Axis.Cells axis = request.cells();
      Gradients.PixelLayout layout = gradients.pixelLayout();
      float[] shown = pixels.get(clip);
      for (int i = 0; i < gradient.length; i++) {
        int y = layout.y(i) * axis.grid().h() / layout.side();
        int x = layout.x(i) * axis.grid().w() / layout.side();
        cells[axis.index(clip, 0, y, x)] += weight * gradient[i] * shown[i];
      }
    }

    /** Grey is 0, so a share of the way is a share of each pixel. */
    private GradientPoint at(double alpha) throws SightlineException {
      float[] embeddings = new float[masked.length];
      for (int i = 0; i < masked.length; i++) {
        embeddings[i] = (float) (masked[i] + alpha * (end.embeddings()[i] - masked[i]));
      }
      float[] all = new float[end.cells().length];
      for (int clip = 0; clip < pixels.size(); clip++) {
        float[] seen = gradients.cells(scaled(pixels.get(clip), alpha), progress);
        System.arraycopy(seen, 0, all, clip * perClip, perClip);
      }
      return end.at(embeddings, all);
    }

    private static float[] scaled(float[] values, double by) {
      float[] out = new float[values.length];
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) (by * values[i]);
      }
      return out;
    }
  }
}
