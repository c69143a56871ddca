package dev.sightline.core.training.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sightline.core.model.Side;
import dev.sightline.core.model.Temperature;
import dev.sightline.core.tensor.FloatTensor;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.evaluation.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A head that answers with the largest of its inputs. */
class HeadMeasuresTest {
  private static LinearHead identity(int labels) {
    float[] weight = new float[labels * labels];
    for (int l = 0; l < labels; l++) {
      weight[l * labels + l] = 1;
    }
    return new LinearHead(
        FloatTensor.of(weight, labels, labels), FloatTensor.of(new float[labels], labels));
  }

  private static float[] says(int label, int labels) {
    float[] input = new float[labels];
    input[label] = 3;
    return input;
  }

  private static HeadMeasures measures(int labels, boolean texts) {
    return new HeadMeasures(
        identity(labels),
        IntStream.range(0, labels).mapToObj(l -> "class " + l).toList(),
        texts,
        1);
  }

  /** Two of six items have a text, which names another class than the video does. */
  @Test
  void itemsWithoutATextDoNotCountWhereATextIsMeasured() {
    List<Example> items = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      List<float[]> texts = i < 2 ? List.of(says(1 - i % 2, 2)) : List.of();
      items.add(new Example(null, new VideoVectors(says(i % 2, 2), texts, texts), i % 2));
    }
    HeadMeasures measures = measures(2, true);
    Evaluation e = measures.evaluation("own", "m", Part.DEV, items, Temperature.NONE, Side.VIDEO);
    assertThat(e.metrics().get("video.accuracy").value()).isEqualTo(1);
    assertThat(e.metrics().get("text.accuracy").value()).isZero();
    assertThat(e.metrics().get("both.accuracy").value()).isZero();
    assertThat(e.n()).isEqualTo(6);
    assertThat(e.asMetrics(""))
        .allSatisfy(m -> assertThat(m.n()).isEqualTo(m.name().startsWith("video") ? 6 : 2));
    assertThat(e.metrics().get("both_minus_best.accuracy").value()).isEqualTo(-1);
    List<Example> mute = items.subList(2, 6);
    assertThat(
            measures
                .evaluation("own", "m", Part.TEST, mute, Temperature.NONE, Side.VIDEO)
                .byClass()
                .sides())
        .containsOnlyKeys("video");
  }

  /** Of twelve items the text names eight, the video four others, and both all of them. */
  @Test
  void whatBothGiveBeyondTheBetterOneIsMeasuredItemByItem() {
    List<Example> items = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int label = i % 2;
      float[] text = says(i < 8 ? label : 1 - label, 2);
      float[] video = says(i < 8 ? 1 - label : label, 2);
      items.add(
          new Example(
              null, new VideoVectors(video, List.of(text), List.of(says(label, 2))), label));
    }
    HeadMeasures measures = measures(2, true);
    assertThat(measures.better(items)).isEqualTo(Side.TEXT);
    assertThat(measures.better(items.subList(7, 12))).isEqualTo(Side.VIDEO);
    assertThat(measures.better(List.of())).isEqualTo(Side.VIDEO);
    Evaluation e = measures.evaluation("own", "m", Part.TEST, items, Temperature.NONE, Side.TEXT);
    Interval gain = e.metrics().get("both_minus_best.accuracy");
    assertThat(gain.value()).isEqualTo(4.0 / 12);
    assertThat(gain.low()).isPositive();
    assertThat(
            measures(2, false)
                .evaluation("own", "m", Part.TEST, items, Temperature.NONE, Side.VIDEO)
                .metrics())
        .as("a head that reads no text")
        .doesNotContainKey("both_minus_best.accuracy");
  }

  /** No item is wrong, and none is sure: that says nothing of how sure the head may be. */
  @Test
  void aHeadIsNotSharpenedOnAnEasySet() {
    List<Example> dev = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      dev.add(new Example(null, new VideoVectors(says(i % 2, 2), List.of(), List.of()), i % 2));
    }
    HeadMeasures measures = measures(2, false);
    assertThat(measures.temperature(dev).value()).isGreaterThanOrEqualTo(1);
    Evaluation e = measures.evaluation("own", "m", Part.DEV, dev, Temperature.NONE, Side.VIDEO);
    double confidence =
        e.byClass().sides().get("video").reliability().stream()
            .filter(b -> b.n() > 0)
            .findFirst()
            .orElseThrow()
            .confidence();
    // e³ / (e³ + 1) as the head says it
    assertThat(confidence).isLessThanOrEqualTo(0.9527);
  }

  /** One of the two items of each class is taken for the next class. */
  @Test
  void theValueLiesInItsIntervalWithManyClassesOfFewItems() {
    List<Example> items = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int label = i / 2;
      float[] input = says((label + i % 2) % 200, 200);
      items.add(new Example(null, new VideoVectors(input, List.of(), List.of()), label));
    }
    Evaluation e =
        measures(200, false).evaluation("own", "m", Part.TEST, items, Temperature.NONE, Side.VIDEO);
    assertThat(e.metrics().get("video.macro_f1").value()).isEqualTo(0.5);
    assertThat(e.metrics())
        .allSatisfy((name, i) -> assertThat(i.value()).isBetween(i.low(), i.high()));
  }
}
