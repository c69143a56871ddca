package dev.sightline.core.training.laboratory;

import ai.djl.ndarray.NDArray;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.bundle.VideoFamily;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.words.Phrase;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A family of video encoders, as it is trained on the laboratory's clips. Thread-safe. */
interface VideoTower extends AutoCloseable {
  /**
   * @throws SightlineException {@code UNSUPPORTED} if models of this family cannot be trained here
   */
  static VideoTower of(VideoFamily family, ModelConfig config) throws SightlineException {
    return switch (family) {
      case C3D -> new C3dTower(config.videoChannels());
      case TOP_HEAVY_I3D -> new InflatedTower(config.framesPerClip());
      case TORCHSCRIPT ->
          throw new SightlineException(
              Problem.UNSUPPORTED,
              Phrase.of(
                  "The laboratory measures models whose video encoder is C3D or the inflated "
                      + "network; choose --bundle laboratory."));
    };
  }

  /** The trained parameters before training, by names that begin with {@code video.}. */
  Map<String, FloatTensor> initial(long seed) throws SightlineException;

  /** Values of a clip in a batch. */
  int values();

  /**
   * Puts a clip into a batch.
   *
   * @param frames of {@code 64 × 64 × 3} bytes, row by row, red first
   * @param batch {@code [b, values]}
   * @param number of the clip in the batch
   */
  void fill(List<byte[]> frames, float[] batch, int number) throws SightlineException;

  /**
   * Runs the trained part; differentiable.
   *
   * @param batch {@code [b, values]}
   * @return {@code [b, channels, h, w]}
   */
  NDArray grid(NDArray batch, Function<String, NDArray> parameters);

  /** The encoder with trained parameters, on the engine that analyses videos; the caller closes. */
  ClipEncoder trained(Map<String, FloatTensor> parameters) throws SightlineException;

  /** {@code [channels, cells] -> [cells, channels]}. */
  static float[] turned(float[] grid, int channels) {
    int cells = grid.length / channels;
    float[] turned = new float[grid.length];
    for (int k = 0; k < channels; k++) {
      for (int c = 0; c < cells; c++) {
        turned[c * channels + k] = grid[k * cells + c];
      }
    }
    return turned;
  }

  @Override
  void close();
}
