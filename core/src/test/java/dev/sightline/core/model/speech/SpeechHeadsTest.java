package dev.sightline.core.model.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.tensor.FloatTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeechHeadsTest {
  private static final SpeechSizes SIZES = new SpeechSizes(2, List.of(0, 1), List.of(1), 1);

  private static float[] own(float... hidden) {
    return SpeechVectors.own(FloatTensor.of(hidden, 2, hidden.length / 4, 2), SIZES);
  }

  @Test
  void anUtteranceIsItsMeansAndItsLargestValuesOnOneScale() {
    // layer 0: (1, 5), (3, 5); layer 1: (4, 0), (0, 2)
    assertThat(own(1, 5, 3, 5, 4, 0, 0, 2))
        .containsExactly(new float[] {-1, 1, 1, -1, 1, -1}, within(1e-5f));
    assertThat(own(7, 7, 4, 4)).as("nothing to scale").containsOnly(0);
  }

  @Test
  void earlierUtterancesFollowTheNearestFirstWithWhoSpoke() {
    List<float[]> vectors =
        List.of(new float[] {1, 2, 3, 4, 5, 6}, new float[] {7, 8, 9, 10, 11, 12});
    List<Utterance> ada = List.of(new Utterance("Ada", "a"), new Utterance("Ada", "b"));
    List<Utterance> nobody = List.of(new Utterance("", "a"), new Utterance("", "b"));
    assertThat(SpeechVectors.inDialogue(vectors, ada, 0, SIZES))
        .containsExactly(1, 2, 3, 4, 5, 6, 0, 0, 0, 0);
    assertThat(SpeechVectors.inDialogue(vectors, ada, 1, SIZES))
        .containsExactly(7, 8, 9, 10, 11, 12, 3, 4, 1, 1);
    assertThat(SpeechVectors.inDialogue(vectors, nobody, 1, SIZES))
        .containsExactly(7, 8, 9, 10, 11, 12, 3, 4, 1, 0);
  }

  @Test
  void headsAreSoftmaxOfALinearMapOfScaledValues() {
    Map<String, FloatTensor> weights = new LinkedHashMap<>();
    SpeechHeads.shapes(SIZES)
        .forEach(
            (name, shape) -> {
              int n = shape.stream().reduce(1, (a, b) -> a * b);
              float[] values = new float[n];
              if (name.equals(SpeechHeads.SCALE)) {
                java.util.Arrays.fill(values, 2);
              }
              weights.put(name, new FloatTensor(shape, values));
            });
    weights.get(SpeechHeads.MEAN).values()[0] = 1;
    // positive is the third class: its weight of the first value
    weights.get("sentiment.weight").values()[2 * SIZES.width()] = 3;
    weights.get("emotion.bias").values()[3] = 2;
    SpokenFeeling f =
        new SpeechHeads(SIZES, weights)
            .read(List.of(new float[] {2, 0, 0, 0, 0, 0}), List.of(new Utterance("", "x")))
            .getFirst();
    double z = Math.exp(3 * (2 - 1) / 2.);
    assertThat(f.sentiment().get(2)).isCloseTo(z / (z + 2), within(1e-6));
    assertThat(SpokenFeeling.EMOTIONS.get(f.likeliestEmotion())).isEqualTo("joy");
    assertThat(f.emotion().get(3)).isCloseTo(Math.exp(2) / (Math.exp(2) + 6), within(1e-6));
  }

  @Test
  void subtitlesNameTheirSpeakersBeforeAColon() {
    assertThat(Utterance.of("Ada Lovelace:  hello\n there"))
        .isEqualTo(new Utterance("Ada Lovelace", "hello there"));
    assertThat(Utterance.of("- JOEY: how you doin'"))
        .isEqualTo(new Utterance("JOEY", "how you doin'"));
    assertThat(Utterance.of("listen: nobody is named here").speaker()).isEmpty();
    assertThat(Utterance.of("12:30 it was").text()).isEqualTo("12:30 it was");
  }
}
