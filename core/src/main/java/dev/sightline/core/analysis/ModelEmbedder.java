package dev.sightline.core.analysis;

import dev.sightline.core.job.Progress;
import dev.sightline.core.media.ImageReader;
import dev.sightline.core.media.VideoFrame;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.MultimodalModel;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.TokenizedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The pooled vectors of a native model's alignment. Owns nothing. */
record ModelEmbedder(MultimodalModel network, VideoEncoder encoder, String model, String language)
    implements Embedder {
  @Override
  public int dim() {
    return network.config().pooledDim();
  }

  @Override
  public Optional<float[]> text(String words) throws SightlineException {
    TokenizedText tokens = network.tokenize(words);
    return tokens.isBlank()
        ? Optional.empty()
        : Optional.of(network.pooled().text(network.encodeText(tokens).last()));
  }

  @Override
  public VideoVectors video(VideoFeatures features) throws SightlineException {
    return split(network.pooled().video(features.cells(), features.clips().size()));
  }

  @Override
  public float[] picture(Path file, Progress progress) throws SightlineException {
    int side = encoder.clips().side();
    VideoFrame frame = ImageReader.read(file, side, side, VideoFrame.PixelLayout.RGB24);
    ModelConfig config = network.config();
    // in half precision, as frames of videos are kept
    EncodedClip clip =
        encoder
            .clips()
            .encode(Collections.nCopies(config.framesPerClip(), frame), progress)
            .rounded();
    float[] cells = CellCollector.cells(config, encoder, clip.lower(), clip.objects()).cells();
    return split(network.pooled().video(cells, 1)).whole();
  }

  /** {@code [1 + clips, dim]}. */
  private VideoVectors split(float[] rows) {
    List<float[]> vectors = new ArrayList<>();
    for (int at = 0; at < rows.length; at += dim()) {
      vectors.add(Arrays.copyOfRange(rows, at, at + dim()));
    }
    return new VideoVectors(vectors.getFirst(), vectors.subList(1, vectors.size()));
  }
}
