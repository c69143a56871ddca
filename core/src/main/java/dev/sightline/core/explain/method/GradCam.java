package dev.sightline.core.explain.method;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Axis;
import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.ExplanationBuilder;
import dev.sightline.core.explain.Family;
import dev.sightline.core.explain.Gives;
import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.gradient.ClipAnswer;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;
import java.util.Set;

/**
 * Grad-CAM (Selvaraju et al., 2017, equations 1 and 2) on the video encoder's convolutions, each
 * clip by itself: {@code L = ReLU(Σ_k α_k·A_k)}, where {@code α_k} is the mean over time and place
 * of the gradient at channel k. The last convolution unless another is chosen. A cell's score is
 * the mean over the clip's moments, and over the places that it covers.
 */
public final class GradCam implements Explainer {
  private static final ExplainerFacts FACTS =
      new ExplainerFacts(
          "grad-cam",
          "Grad-CAM",
          "Selvaraju et al., 2017",
          "Grad-CAM",
          Family.GRADIENT,
          Set.of(Ability.GRADIENTS, Ability.CONVOLUTIONS),
          Set.of(Gives.CLIPS, Gives.CELLS),
          false,
          true,
          "Where channels that speak for the target respond. What speaks against it is cut off,"
              + " and the text has no share.");

  @Override
  public ExplainerFacts facts() {
    return FACTS;
  }

  @Override
  public Layers layers(ModelAbilities model, Analysis analysis, Target target) {
    return new Layers(model.convolutions(), 0, Layers.Unchosen.LAST);
  }

  @Override
  public Explanation explain(ExplainRequest request, Progress progress) throws SightlineException {
    ExplanationBuilder builder = new ExplanationBuilder(this, request);
    progress.update(0, FACTS.titlePhrase());
    Axis.Cells axis = request.cells();
    int clips = axis.clips().size();
    float[] cells = new float[axis.size()];
    try (Gradients gradients = request.gradients(progress)) {
      GradientAnswer answer = request.target().gradient(gradients, gradients.point(), progress);
      int perClip = answer.cells().length / clips;
      String layer = builder.part().layerName();
      for (int clip = 0; clip < clips; clip++) {
        progress.update((double) clip / clips, Phrase.of("Clip {0} of {1}", clip + 1, clips));
        float[] ofCells = Arrays.copyOfRange(answer.cells(), clip * perClip, (clip + 1) * perClip);
        FloatTensor map = map(gradients.convolution(clip, ofCells, layer, progress));
        for (int i = 0; i < map.values().length; i++) {
          map.values()[i] = Math.max(0, map.values()[i]);
        }
        place(map, axis, clip, cells);
      }
      // the clips' convolutions are one more pass through the model
      return builder.cells(cells).cost(answer.value(), 2).build();
    }
  }

  /**
   * {@code Σ_k α_k·A_k}, before the ReLU.
   *
   * @return {@code [t, h, w]}
   */
  static FloatTensor map(ClipAnswer at) {
    FloatTensor a = at.activation();
    int t = a.size(0);
    int channels = a.size(1);
    int places = a.size(2) * a.size(3);
    double[] sum = new double[t * places];
    for (int k = 0; k < channels; k++) {
      double alpha = 0;
      for (int m = 0; m < t; m++) {
        for (int p = 0; p < places; p++) {
          alpha += at.gradient().values()[(m * channels + k) * places + p];
        }
      }
      alpha /= t * places;
      for (int m = 0; m < t; m++) {
        for (int p = 0; p < places; p++) {
          sum[m * places + p] += alpha * a.values()[(m * channels + k) * places + p];
        }
      }
    }
    float[] out = new float[sum.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) sum[i];
    }
    return FloatTensor.of(out, t, a.size(2), a.size(3));
  }

  /** The mean over moments and covered places: {@code [t, h, w]} into one clip's cells. */
  private static void place(FloatTensor map, Axis.Cells axis, int clip, float[] cells) {
    int high = map.size(1);
    int wide = map.size(2);
    double[] sums = new double[axis.grid().cells()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < map.values().length; i++) {
      int y = i / wide % high * axis.grid().h() / high;
      int x = i % wide * axis.grid().w() / wide;
      int cell = y * axis.grid().w() + x;
      sums[cell] += map.values()[i];
      counts[cell]++;
    }
    for (int c = 0; c < sums.length; c++) {
      cells[clip * sums.length + c] = (float) (sums[c] / Math.max(1, counts[c]));
    }
  }
}
