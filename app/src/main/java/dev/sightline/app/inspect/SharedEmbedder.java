package dev.sightline.app.inspect;

import dev.sightline.core.analysis.Embedder;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes vectors while its model is open; after that a call is refused as cancelled. */
record SharedEmbedder(Embedder embedder, SharedAnalyzer owner) implements Embedder {
  @Override
  public int dim() {
    return embedder.dim();
  }

  @Override
  public String model() {
    return embedder.model();
  }

  @Override
  public String language() {
    return embedder.language();
  }

  @Override
  public Optional<float[]> text(String words) throws SightlineException {
    return owner.call(() -> embedder.text(words));
  }

  @Override
  public VideoVectors video(VideoFeatures features) throws SightlineException {
    return owner.call(() -> embedder.video(features));
  }

  @Override
  public float[] picture(Path file, Progress progress) throws SightlineException {
    return owner.call(() -> embedder.picture(file, progress));
  }
}
