package dev.sightline.core.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WupsTest {
  private static final Map<String, Double> ALIKE =
      Map.of("cup|glass", 0.95, "cup|plate", 0.8, "glass|plate", 0.6);

  @Test
  void whatIsFarCountsATenth() {
    assertThat(at(0.9, "cup", "glass")).isEqualTo(0.95);
    assertThat(at(0.9, "cup", "plate")).isCloseTo(0.08, within(1e-12));
    assertThat(at(0, "cup", "plate")).isEqualTo(0.8);
    assertThat(at(0, "cup", "lamp")).isZero();
  }

  @Test
  void theSameWordIsRightEvenIfNobodyKnowsIt() {
    assertThat(at(0.9, "garbage_bin", "garbage_bin")).isEqualTo(1);
    assertThat(at(0.9, "3", "4")).isZero();
  }

  @Test
  void ofSetsTheWorseCoverCounts() {
    assertThat(at(0.9, "cup, plate", "plate, cup")).isEqualTo(1);
    // glass is covered by cup (0.95), plate by plate; both ways alike
    assertThat(at(0.9, "glass, plate", "cup, plate")).isCloseTo(0.95, within(1e-12));
    // cup is covered; of the truth, cup by cup and plate by cup (0.8, a tenth)
    assertThat(at(0.9, "cup", "cup, plate")).isCloseTo(0.08, within(1e-12));
    assertThat(at(0, "cup, glass, plate", "cup")).isCloseTo(0.95 * 0.8, within(1e-12));
  }

  private static double at(double threshold, String answer, String truth) {
    return new Wups(
            (a, b) -> ALIKE.getOrDefault(a + "|" + b, ALIKE.getOrDefault(b + "|" + a, 0.)),
            threshold)
        .of(answer, truth);
  }
}
