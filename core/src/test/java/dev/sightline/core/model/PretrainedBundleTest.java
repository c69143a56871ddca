package dev.sightline.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.tensor.TorchEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bundle {@code pretrained} that ships. */
class PretrainedBundleTest {
  private static final Path BUNDLE =
      Path.of(
          "..",
          "resources",
          "src",
          "main",
          "resources",
          "dev",
          "sightline",
          "resources",
          "models",
          "pretrained");

  @Test
  void itGuessesWordsByWhatItSeesAndKeepsNoMemory() throws Exception {
    ModelBundle bundle = BundleReader.open(BUNDLE);
    assertThat(bundle.manifest().heads()).isEmpty();
    assertThat(bundle.record().curves())
        .extracting(c -> c.stage())
        .contains("masked language", "masked video", "contrast");
    ModelConfig config = bundle.manifest().config();
    float[] states = wave(3 * config.textDim());
    float[] cells = wave(2 * config.cellsPerClip() * config.videoChannels());
    try (HiddenWordModel model = HiddenWordModel.open(bundle, new TorchEngine(1))) {
      FloatTensor text = FloatTensor.of(states, 3, config.textDim());
      float[] visible = model.probabilities(text, 1, cells);
      float[] hidden = model.probabilities(text, 1, new float[0]);
      assertThat(visible).hasSize(bundle.words().orElseThrow().words().size());
      assertThat(sum(visible)).isCloseTo(1, within(1e-4));
      assertThat(sum(hidden)).isCloseTo(1, within(1e-4));
      assertThat(visible).isNotEqualTo(hidden);
      int arrays = model.nativeArrays();
      for (int i = 0; i < 20; i++) {
        assertThat(model.probabilities(text, 1, cells)).isEqualTo(visible);
      }
      assertThat(model.nativeArrays()).isEqualTo(arrays);
    }
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    return sum;
  }

  private static float[] wave(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (1 + Math.sin(0.37 * i));
    }
    return values;
  }
}
