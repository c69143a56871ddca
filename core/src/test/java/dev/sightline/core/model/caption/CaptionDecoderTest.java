package dev.sightline.core.model.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.model.CaptionConfig;
import dev.sightline.core.model.CaptionNet;
import dev.sightline.core.model.CaptionStyle;
import dev.sightline.core.model.ParameterSet;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The decoder without an engine says what the trained network says, and looks where it should. */
class CaptionDecoderTest {
  private static final float TOLERANCE = 2e-5f;

  private final CaptionConfig config = TinyCaptions.config();
  private final Map<String, FloatTensor> weights = TinyCaptions.weights(config);
  private final CaptionDecoder decoder = new CaptionDecoder(config, weights);

  @Test
  void saysWhatTheTrainedNetworkSays() throws Exception {
    int[] words = {CaptionConfig.start(CaptionStyle.VIDEO), 5, 8, 6, 9};
    float[] grid = TinyCaptions.grid(config, 2);
    try (NDManager manager = new TorchEngine(1).newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      weights.forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      long cells = 2L * config.cells();
      NDArray logits =
          new CaptionNet(config, parameters, 0)
              .logits(
                  manager.create(
                      Arrays.stream(words).asLongStream().toArray(), new Shape(1, 1, words.length)),
                  manager.create(grid, new Shape(1, cells, config.channels())),
                  manager.ones(new Shape(1, cells)),
                  manager.arange(0, words.length, 1, DataType.INT64));
      float[] expected = logits.logSoftmax(1).toFloatArray();
      CaptionDecoder.Memory memory = decoder.look(grid);
      CaptionDecoder.Past past = decoder.start();
      int v = config.words().size();
      for (int i = 0; i < words.length; i++) {
        CaptionDecoder.Next next =
            decoder.step(memory, List.of(past), new int[] {words[i]}).getFirst();
        past = next.past();
        assertThat(next.log())
            .containsExactly(Arrays.copyOfRange(expected, i * v, (i + 1) * v), within(TOLERANCE));
      }
    }
  }

  @Test
  void paddingChangesNothing() throws Exception {
    float[] grid = TinyCaptions.grid(config, 1);
    float[] padded = Arrays.copyOf(grid, 2 * grid.length);
    try (NDManager manager = new TorchEngine(1).newManager();
        ParameterSet parameters = new ParameterSet(manager)) {
      weights.forEach((n, t) -> parameters.put(n, t.values(), t.longShape()));
      CaptionNet net = new CaptionNet(config, parameters, 0);
      NDArray words = manager.create(new long[] {2, 5, 6}, new Shape(1, 1, 3));
      long c = config.cells();
      float[] mask = new float[2 * config.cells()];
      Arrays.fill(mask, 0, config.cells(), 1);
      float[] whole =
          net.logits(
                  words,
                  manager.create(grid, new Shape(1, c, config.channels())),
                  manager.ones(new Shape(1, c)),
                  manager.arange(0, 3, 1, DataType.INT64))
              .toFloatArray();
      float[] with =
          net.logits(
                  words,
                  manager.create(padded, new Shape(1, 2 * c, config.channels())),
                  manager.create(mask, new Shape(1, 2 * c)),
                  manager.arange(0, 3, 1, DataType.INT64))
              .toFloatArray();
      assertThat(with).containsExactly(whole, within(TOLERANCE));
    }
  }

  @Test
  void sentencesTogetherSayWhatEachSaysAlone() {
    CaptionDecoder.Memory memory = decoder.look(TinyCaptions.grid(config, 1));
    List<CaptionDecoder.Past> both = List.of(decoder.start(), decoder.start());
    List<CaptionDecoder.Next> together = decoder.step(memory, both, new int[] {2, 3});
    for (int i = 0; i < 2; i++) {
      CaptionDecoder.Next alone =
          decoder.step(memory, both.subList(0, 1), new int[] {2 + i}).getFirst();
      assertThat(together.get(i).log()).containsExactly(alone.log(), within(1e-6f));
      assertThat(together.get(i).map()).containsExactly(alone.map(), within(1e-6f));
    }
  }

  @Test
  void shufflingClipsShufflesTheMap() {
    float[] grid = TinyCaptions.grid(config, 2);
    int half = grid.length / 2;
    float[] swapped = new float[grid.length];
    System.arraycopy(grid, half, swapped, 0, half);
    System.arraycopy(grid, 0, swapped, half, half);
    float[] map = first(grid).map();
    float[] other = first(swapped).map();
    int cells = config.cells();
    for (int i = 0; i < map.length; i++) {
      assertThat(other[(i + cells) % map.length]).isCloseTo(map[i], within(1e-6f));
    }
    float sum = 0;
    for (float m : map) {
      assertThat(m).isPositive();
      sum += m;
    }
    assertThat(sum).isCloseTo(1, within(1e-5f));
  }

  private CaptionDecoder.Next first(float[] grid) {
    return decoder.step(decoder.look(grid), List.of(decoder.start()), new int[] {2}).getFirst();
  }
}
