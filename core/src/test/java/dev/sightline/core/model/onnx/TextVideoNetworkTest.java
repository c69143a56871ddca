package dev.sightline.core.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.sightline.core.CloseNumbers;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.ModelOutput;
import dev.sightline.core.model.MultimodalNet;
import dev.sightline.core.model.ParameterSink;
import dev.sightline.core.model.TaskHeads;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The networks on ONNX Runtime against those on DJL that were trained, with the same weights. */
class TextVideoNetworkTest {
  /** Both sum up to 1,280 products in float32, each in its own order. */
  private static final float TOLERANCE = 1e-5f;

  static final ModelConfig SMALL =
      new ModelConfig(
          12,
          10,
          8,
          6,
          8,
          3,
          2,
          3,
          2,
          3,
          2,
          1,
          25,
          8,
          List.of(
              new HeadSpec("topics", List.of("a", "b", "c")),
              new HeadSpec("actions", List.of("x", "y"))));

  private NDManager manager;

  @BeforeEach
  void start() throws Exception {
    manager = new TorchEngine(1).newManager();
  }

  @AfterEach
  void free() {
    manager.close();
  }

  /** Weights at random, also those that start as 0 or 1, so that none can be forgotten unseen. */
  static Map<String, FloatTensor> weights(ModelConfig config) {
    SplittableRandom random = new SplittableRandom(3);
    Map<String, FloatTensor> weights = new HashMap<>();
    ParameterSink into =
        (name, values, shape) -> {
          float[] moved = values.clone();
          for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (random.nextDouble() - 0.5);
          }
          int[] sizes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
          weights.put(name, FloatTensor.of(moved, sizes));
        };
    MultimodalNet.init(config, into, 5);
    // the last head has maps of its own for single sides, the others have not
    TaskHeads.initAlone(config, config.heads().getLast(), into, 5);
    return weights;
  }

  static float[] numbers(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = (float) (random.nextDouble() * 2 - 0.5);
    }
    return v;
  }

  static float[] grid(ModelConfig c, int clips) {
    return numbers(clips * c.cellsPerClip() * c.videoChannels(), clips);
  }

  static FloatTensor text(ModelConfig c, int tokens) {
    return FloatTensor.of(numbers(tokens * c.textDim(), 100 + tokens), tokens, c.textDim());
  }

  /** The first and the last token are special. */
  static float[] content(int tokens) {
    float[] content = new float[tokens];
    Arrays.fill(content, 1, tokens - 1, 1f);
    return content;
  }

  private void compare(Map<String, FloatTensor> weights, ModelConfig config, int n, int clips)
      throws Exception {
    float[] grid = grid(config, clips);
    FloatTensor words = n == 0 ? null : text(config, n);
    float[] content = n == 0 ? null : content(n);
    try (TorchTwin twin = new TorchTwin(manager, weights, config);
        TextVideoNetwork network = new TextVideoNetwork(weights, config, 2);
        PreparedVideo video = network.prepare(grid, clips)) {
      ModelOutput expected = twin.run(words, content, grid, clips);
      ModelOutput actual = network.run(words, content, video);
      CloseNumbers.assertClose(actual.alignment(), expected.alignment(), TOLERANCE);
      CloseNumbers.assertClose(actual.importance(), expected.importance(), TOLERANCE);
      CloseNumbers.assertClose(actual.textToVideo(), expected.textToVideo(), TOLERANCE);
      CloseNumbers.assertClose(actual.videoToText(), expected.videoToText(), TOLERANCE);
      if (n == 0) {
        assertThat(actual.lateScore()).isNaN();
      } else {
        assertThat(actual.lateScore()).isCloseTo(expected.lateScore(), within(TOLERANCE));
      }
      assertClose(actual.probabilities(), expected.probabilities());
      assertClose(network.courses(words, video), twin.courses(words, grid, clips));
    }
  }

  private static void assertClose(Map<String, float[]> actual, Map<String, float[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (head, p) -> assertThat(actual.get(head)).containsExactly(p, within(TOLERANCE)));
  }

  @Test
  void equalsTheTrainedNetworks() throws Exception {
    compare(weights(SMALL), SMALL, 5, 4);
  }

  @Test
  void equalsThemForOneClipAndOneWord() throws Exception {
    compare(weights(SMALL), SMALL, 3, 1);
  }

  @Test
  void equalsThemWithoutAText() throws Exception {
    compare(weights(SMALL), SMALL, 0, 4);
  }

  @Test
  void equalsThemWithoutCrossAttention() throws Exception {
    ModelConfig c = SMALL;
    ModelConfig plain =
        new ModelConfig(
            c.textDim(),
            c.videoChannels(),
            c.alignDim(),
            c.pooledDim(),
            c.fusionDim(),
            0,
            c.fusionHeads(),
            c.timeBins(),
            c.gridHeight(),
            c.gridWidth(),
            c.framesPerClip(),
            c.frameStride(),
            c.nominalRateHz(),
            c.maxClips(),
            c.heads());
    compare(weights(plain), plain, 5, 4);
    compare(weights(plain), plain, 0, 4);
  }

  @Test
  void equalsThemWithTheBundledWeights() throws Exception {
    ModelBundle everyday = InstalledModels.bundled();
    compare(everyday.weights().tensors(), everyday.manifest().config(), 9, 12);
  }

  @Test
  void theSameInputGivesTheSameBits() throws Exception {
    ModelBundle everyday = InstalledModels.bundled();
    ModelConfig config = everyday.manifest().config();
    FloatTensor words = text(config, 11);
    float[] grid = grid(config, 20);
    try (TextVideoNetwork network = new TextVideoNetwork(everyday.weights().tensors(), config, 2);
        PreparedVideo one = network.prepare(grid, 20);
        PreparedVideo two = network.prepare(grid, 20)) {
      ModelOutput first = network.run(words, content(11), one);
      for (int i = 0; i < 5; i++) {
        ModelOutput again = network.run(words, content(11), i % 2 == 0 ? two : one);
        assertThat(again.alignment()).containsExactly(first.alignment());
        assertThat(again.textToVideo()).containsExactly(first.textToVideo());
        assertThat(again.videoToText()).containsExactly(first.videoToText());
        assertThat(again.lateScore()).isEqualTo(first.lateScore());
        first
            .probabilities()
            .forEach((h, p) -> assertThat(again.probabilities().get(h)).isEqualTo(p));
      }
    }
  }

  @Test
  void aClosedNetworkSaysSo() throws Exception {
    TextVideoNetwork network = new TextVideoNetwork(weights(SMALL), SMALL, 1);
    network.close();
    assertThatThrownBy(() -> network.prepare(grid(SMALL, 2), 2))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPreparedVideoTakesWhatIsSaidAndGivesItBack() throws Exception {
    ModelBundle everyday = InstalledModels.bundled();
    ModelConfig config = everyday.manifest().config();
    try (TextVideoNetwork network = new TextVideoNetwork(everyday.weights().tensors(), config, 2)) {
      PreparedVideo video = network.prepare(grid(config, 10), 10);
      assertThat(video.bytes() / (10.0 * config.cellsPerClip())).isBetween(5000.0, 5300.0);
      video.close();
      assertThatThrownBy(() -> network.run(text(config, 4), content(4), video))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
