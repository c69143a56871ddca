package dev.sightline.core.model.onnx;

import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.OnnxOutputs;
import dev.sightline.core.tensor.OnnxSession;
import java.util.Map;
import java.util.Set;

/**
 * The part of {@code AlignmentNet} that makes one unit vector of a whole text or a whole video, on
 * ONNX Runtime. Cosines of texts and videos compare in one space. Thread-safe. Owns native memory
 * until it is closed.
 */
public final class PooledNetwork implements AutoCloseable {
  private static final String MEAN = "mean";
  private static final String VECTOR = "vector";

  private final int dim;
  private final int channels;
  private final OnnxSession text;
  private final OnnxSession video;

  /**
   * @param parameters the model's weights by name
   * @param threads processor threads that one call uses, at least 1
   * @throws SightlineException if the native engine cannot load the networks
   */
  public PooledNetwork(Map<String, FloatTensor> parameters, ModelConfig config, int threads)
      throws SightlineException {
    this.dim = config.pooledDim();
    this.channels = config.videoChannels();
    this.text = new OnnxSession(graph(parameters, "align.text", config.textDim()), threads);
    try {
      this.video =
          new OnnxSession(graph(parameters, "align.video", config.videoChannels()), threads);
    } catch (SightlineException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  private static byte[] graph(Map<String, FloatTensor> parameters, String name, int width) {
    GraphLayers layers = new GraphLayers(parameters);
    String mean = layers.input(MEAN, "items", width);
    layers.output(VECTOR, layers.tower(layers.layerNorm(mean, name + ".norm"), name));
    return layers.build();
  }

  /**
   * A text as a vector.
   *
   * @param hidden {@code [tokens, textDim]}: last hidden states, special tokens included
   * @return {@code [pooledDim]}, of length 1
   * @throws SightlineException if the native engine fails
   */
  public float[] text(FloatTensor hidden) throws SightlineException {
    return run(text, rowMean(hidden.values(), 0, hidden.size(0), hidden.size(1)), 1);
  }

  /**
   * A video as a vector, and each of its clips as one.
   *
   * @param grid {@code [clips, cells, channels]}
   * @param clips number of clips, at least 1
   * @return {@code [1 + clips, pooledDim]}: the whole video first; all of length 1
   * @throws SightlineException if the native engine fails
   */
  public float[] video(float[] grid, int clips) throws SightlineException {
    return run(video, means(grid, clips), 1 + clips);
  }

  /** {@code [clips, cells, channels] -> [1 + clips, channels]}. */
  private float[] means(float[] grid, int clips) {
    int cells = grid.length / clips / channels;
    float[] means = new float[(1 + clips) * channels];
    System.arraycopy(rowMean(grid, 0, clips * cells, channels), 0, means, 0, channels);
    for (int c = 0; c < clips; c++) {
      float[] mean = rowMean(grid, c * cells, cells, channels);
      System.arraycopy(mean, 0, means, (1 + c) * channels, channels);
    }
    return means;
  }

  private static float[] rowMean(float[] rows, int from, int count, int width) {
    double[] sum = new double[width];
    for (int r = from; r < from + count; r++) {
      for (int k = 0; k < width; k++) {
        sum[k] += rows[r * width + k];
      }
    }
    float[] mean = new float[width];
    for (int k = 0; k < width; k++) {
      mean[k] = (float) (sum[k] / count);
    }
    return mean;
  }

  private float[] run(OnnxSession session, float[] means, int items) throws SightlineException {
    FloatTensor in = FloatTensor.of(means, items, means.length / items);
    try (OnnxOutputs out = session.run(Map.of(MEAN, in), Map.of(), Set.of(VECTOR))) {
      float[] vectors = out.floats(VECTOR);
      if (vectors.length != items * dim) {
        throw new IllegalStateException(vectors.length + " values of " + items + " vectors");
      }
      return vectors;
    }
  }

  @Override
  public void close() {
    text.close();
    video.close();
  }
}
