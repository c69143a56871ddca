package dev.sightline.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.ModelConfig;
import dev.sightline.core.model.Side;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.Confidence;
import dev.sightline.core.model.bundle.HeadTemperature;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.tensor.TensorFile;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.evaluation.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadMeasuresTest {
  private static final ModelConfig CONFIG =
      new ModelConfig(
          384,
          1280,
          64,
          32,
          16,
          1,
          4,
          8,
          7,
          7,
          4,
          4,
          25,
          128,
          List.of(new HeadSpec("topics", List.of("a", "b"))));
  private static final int N = 100;

  /** Both is right where text is, and on ten more; video is right on 40. */
  @Test
  void bothIsComparedWithTheBetterSideItemByItem() {
    Interval gain = measures(Confidence.NONE, "dev", List.of()).get("both_minus_best.accuracy");
    assertThat(gain.value()).isCloseTo(0.1, within(1e-12));
    // the same items answer: ±1.96·√(0.1·0.9/100), not the ±0.13 of two sets apart
    assertThat(gain.low()).isCloseTo(0.041, within(0.015));
    assertThat(gain.high()).isCloseTo(0.159, within(0.015));
  }

  /** On test the side that was better on dev counts, even if the other one is better there. */
  @Test
  void devSaysWhichSideIsBetter() {
    List<Metric> dev =
        List.of(
            new Metric("topics", "text.accuracy", "dev", 9, 0.3, 0.3, 0.3, ""),
            new Metric("topics", "video.accuracy", "dev", 9, 0.4, 0.4, 0.4, ""));
    assertThat(measures(Confidence.NONE, "test", dev).get("both_minus_best.accuracy").value())
        .isCloseTo(0.3, within(1e-12));
  }

  @Test
  void temperaturesOfOtherSplitsAreAppliedAsTheyAre() {
    Confidence four =
        new Confidence(List.of(new HeadTemperature("topics", "video", 4, "dev", N)), List.of());
    Map<String, Interval> plain = measures(Confidence.NONE, "test", List.of());
    Map<String, Interval> scaled = measures(four, "test", List.of());
    // said 0.9, right 0.4; at T = 4 said 9^¼ / (9^¼ + 1) = 0.634
    assertThat(plain.get("video.ece").value()).isCloseTo(0.5, within(1e-6));
    assertThat(scaled.get("video.ece").value()).isCloseTo(0.234, within(1e-3));
    assertThat(scaled.get("video.ece.unscaled")).isEqualTo(plain.get("video.ece"));
    assertThat(scaled.get("video.accuracy")).isEqualTo(plain.get("video.accuracy"));
  }

  /** One of the two items of each class is taken for the next class. */
  @Test
  void theValueLiesInItsIntervalWithManyClassesOfFewItems() {
    float[][] said = new float[400][200];
    List<Integer> truth = new ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      said[i][(i / 2 + i % 2) % 200] = 1;
      truth.add(i / 2);
    }
    HeadMeasures m =
        new HeadMeasures(
            bundle(Confidence.NONE, List.of()), "topics", "test", new Bootstrap(1000, 1));
    m.add(Side.VIDEO, said, truth);
    assertThat(m.metrics().get("video.macro_f1").value()).isEqualTo(0.5);
    assertThat(m.metrics())
        .allSatisfy((name, i) -> assertThat(i.value()).isBetween(i.low(), i.high()));
  }

  private static ModelBundle bundle(Confidence c, List<Metric> dev) {
    BundleManifest manifest = BundleManifest.of("m", "1", "Apache-2.0", CONFIG, dev);
    return new ModelBundle(
        manifest,
        TensorFile.of(Map.of()),
        Optional.empty(),
        "",
        Optional.empty(),
        TrainingRecord.NONE,
        c,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static Map<String, Interval> measures(Confidence c, String split, List<Metric> dev) {
    HeadMeasures m = new HeadMeasures(bundle(c, dev), "topics", split, new Bootstrap(1000, 1));
    m.add(Side.TEXT, right(60), zeros());
    m.add(Side.VIDEO, right(40), zeros());
    m.add(Side.BOTH, right(70), zeros());
    return m.metrics();
  }

  private static float[][] right(int count) {
    float[][] p = new float[N][];
    for (int i = 0; i < N; i++) {
      p[i] = i < count ? new float[] {0.9f, 0.1f} : new float[] {0.1f, 0.9f};
    }
    return p;
  }

  private static List<Integer> zeros() {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      all.add(0);
    }
    return all;
  }
}
