package dev.sightline.app.inspect;

import dev.sightline.core.analysis.Gradients;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.gradient.ClipAnswer;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.problem.SightlineException;
import java.util.List;

/**
 * Gradients whose questions count as calls of a {@link SharedAnalyzer}, so that closing the model
 * waits for them and later ones are refused. Thread-safe.
 */
record SharedGradients(Gradients gradients, SharedAnalyzer analyzer) implements Gradients {
  @Override
  public GradientPoint point() {
    return gradients.point();
  }

  @Override
  public float[] maskedEmbeddings(Progress stop) throws SightlineException {
    return analyzer.call(() -> gradients.maskedEmbeddings(stop));
  }

  @Override
  public float[] greyCells(Progress stop) throws SightlineException {
    return analyzer.call(() -> gradients.greyCells(stop));
  }

  @Override
  public GradientAnswer logit(GradientPoint at, String head, int label, Progress stop)
      throws SightlineException {
    return analyzer.call(() -> gradients.logit(at, head, label, stop));
  }

  @Override
  public GradientAnswer loss(GradientPoint at, String head, int label, Progress stop)
      throws SightlineException {
    return analyzer.call(() -> gradients.loss(at, head, label, stop));
  }

  @Override
  public GradientAnswer score(GradientPoint at, Progress stop) throws SightlineException {
    return analyzer.call(() -> gradients.score(at, stop));
  }

  @Override
  public List<String> convolutions() {
    return gradients.convolutions();
  }

  @Override
  public ClipAnswer convolution(int clip, float[] cellGradient, String layer, Progress stop)
      throws SightlineException {
    return analyzer.call(() -> gradients.convolution(clip, cellGradient, layer, stop));
  }

  @Override
  public List<float[]> pixels(Progress stop) throws SightlineException {
    return analyzer.call(() -> gradients.pixels(stop));
  }

  @Override
  public PixelLayout pixelLayout() {
    return gradients.pixelLayout();
  }

  @Override
  public float[] cells(float[] pixels, Progress stop) throws SightlineException {
    return analyzer.call(() -> gradients.cells(pixels, stop));
  }

  @Override
  public float[] pixelGradient(float[] pixels, float[] cellGradient, Progress stop)
      throws SightlineException {
    return analyzer.call(() -> gradients.pixelGradient(pixels, cellGradient, stop));
  }

  @Override
  public void close() {
    gradients.close();
  }
}
