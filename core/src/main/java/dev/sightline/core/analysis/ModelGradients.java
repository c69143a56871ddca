package dev.sightline.core.analysis;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.MultimodalModel;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.model.gradient.ClipAnswer;
import dev.sightline.core.model.gradient.GradientAnswer;
import dev.sightline.core.model.gradient.GradientModel;
import dev.sightline.core.model.gradient.GradientPoint;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.Token;
import dev.sightline.core.text.TokenizedText;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Gradients of a native model. What cannot be interrupted runs in a thread of its own, so that
 * whoever waits can leave; the native memory is not freed before it has ended.
 */
final class ModelGradients implements Gradients {
  /** [MASK] in the vocabularies of BERT, English and Chinese alike. */
  private static final int MASK = 103;

  private final GradientSource source;
  private final VideoFeatures features;
  private final TokenizedText words;
  private final GradientModel model;
  private final GradientPoint point;
  private List<float[]> stored;

  /**
   * @param source stays the caller's
   */
  ModelGradients(GradientSource source, VideoFeatures features, TokenizedText words, Progress stop)
      throws SightlineException {
    this.source = source;
    this.features = features;
    this.words = words;
    this.model = await(source::model, stop);
    this.point =
        new GradientPoint(
            words.isBlank() ? new float[0] : await(() -> model.embeddings(words), stop),
            MultimodalModel.content(words),
            features.cells(),
            false);
  }

  @Override
  public GradientPoint point() {
    return point;
  }

  @Override
  public float[] maskedEmbeddings(Progress stop) throws SightlineException {
    if (words.isBlank()) {
      return new float[0];
    }
    List<Token> masked =
        words.tokens().stream()
            .map(t -> t.isSpecial() ? t : new Token(MASK, t.piece(), t.start(), t.end(), t.word()))
            .toList();
    TokenizedText hidden = new TokenizedText(words.text(), masked, words.truncated());
    return await(() -> model.embeddings(hidden), stop);
  }

  @Override
  public float[] greyCells(Progress stop) throws SightlineException {
    return await(() -> source.clips().cells(new float[source.clips().pixelValues()]), stop);
  }

  @Override
  public GradientAnswer logit(GradientPoint at, String head, int label, Progress stop)
      throws SightlineException {
    return await(() -> model.logit(at, features.clips().size(), head, label), stop);
  }

  @Override
  public GradientAnswer loss(GradientPoint at, String head, int label, Progress stop)
      throws SightlineException {
    return await(() -> model.loss(at, features.clips().size(), head, label), stop);
  }

  @Override
  public GradientAnswer score(GradientPoint at, Progress stop) throws SightlineException {
    return await(() -> model.score(at, features.clips().size()), stop);
  }

  @Override
  public List<String> convolutions() {
    return source.convolutions();
  }

  @Override
  public ClipAnswer convolution(int clip, float[] cellGradient, String layer, Progress stop)
      throws SightlineException {
    float[] input = storedClips(stop).get(clip);
    return await(() -> source.clips().convolution(input, cellGradient, layer), stop);
  }

  private synchronized List<float[]> storedClips(Progress stop) throws SightlineException {
    if (stored == null) {
      stored = source.stored(features, stop);
    }
    return stored;
  }

  @Override
  public List<float[]> pixels(Progress stop) throws SightlineException {
    return source.pixels(features, stop);
  }

  @Override
  public PixelLayout pixelLayout() {
    return new PixelLayout(source.side(), source.family() == VideoFamily.C3D);
  }

  @Override
  public float[] cells(float[] pixels, Progress stop) throws SightlineException {
    return await(() -> source.clips().cells(pixels), stop);
  }

  @Override
  public float[] pixelGradient(float[] pixels, float[] cellGradient, Progress stop)
      throws SightlineException {
    return await(() -> source.clips().pixels(pixels, cellGradient), stop);
  }

  private static <T> T await(Callable<T> work, Progress stop) throws SightlineException {
    try {
      return new Background<>("sightline-gradient", work).await(stop);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  @Override
  public void close() {
    // the networks stay, for the next question; the analyzer closes them
  }
}
