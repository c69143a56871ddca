package dev.sightline.core.robustness;

import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.QuietProgress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.util.Arrays;

/**
 * Cross-entropy of the class that an attack leads away from, by the pixels of all clips, one after
 * the other. By the chain rule, what the loss says of a clip's cells is sent back through the
 * clip's convolutions alone.
 */
final class PixelLoss implements Loss {
  private final Gradients gradients;
  private final FeatureLoss above;
  private final int clips;

  /**
   * @param clips how many clips the pixels are of
   */
  PixelLoss(Gradients gradients, FeatureLoss above, int clips) {
    this.gradients = gradients;
    this.above = above;
    this.clips = clips;
  }

  @Override
  public At at(float[] pixels, Progress stop) throws SightlineException {
    Progress quiet = new QuietProgress(stop);
    int each = pixels.length / clips;
    float[] cells = new float[0];
    for (int clip = 0; clip < clips; clip++) {
      tell(stop, clip);
      float[] seen = gradients.cells(clip(pixels, clip, each), quiet);
      if (clip == 0) {
        cells = new float[clips * seen.length];
      }
      System.arraycopy(seen, 0, cells, clip * seen.length, seen.length);
    }
    At at = above.at(cells, quiet);
    int perClip = cells.length / clips;
    float[] gradient = new float[pixels.length];
    for (int clip = 0; clip < clips; clip++) {
      tell(stop, clips + clip);
      float[] ofCells = Arrays.copyOfRange(at.gradient(), clip * perClip, (clip + 1) * perClip);
      float[] own = gradients.pixelGradient(clip(pixels, clip, each), ofCells, quiet);
      System.arraycopy(own, 0, gradient, clip * each, each);
    }
    return new At(at.value(), at.fooled(), gradient);
  }

  /** Each clip is looked at twice: forward, and back. */
  private void tell(Progress progress, int done) {
    progress.update(
        done / (2.0 * clips), Phrase.of("Attack, clip {0} of {1}", done % clips + 1, clips));
  }

  private static float[] clip(float[] pixels, int clip, int each) {
    return Arrays.copyOfRange(pixels, clip * each, (clip + 1) * each);
  }
}
