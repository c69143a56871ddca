package dev.sightline.core.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowSamplerTest {
  private static final FlowSampler.Listener NOBODY = (step, ahead) -> {};

  @Test
  void aConstantFieldIsExactInOneStep() throws Exception {
    float[] end = new FlowSampler(1).sample((x, t) -> new float[] {3, -2}, at(1, 1), NOBODY);
    assertThat(end).containsExactly(4, -1);
  }

  @Test
  void aFieldThatIsLinearInTimeIsExactButForTheLastStep() throws Exception {
    // dx/dt = 2t: x(1) = x(0) + 1; Euler's last step of 1/n takes 2(1 − 1/n) for the mean 2 − 1/n
    for (int n : new int[] {1, 4, 10}) {
      float[] end =
          new FlowSampler(n).sample((x, t) -> new float[] {2 * t}, new float[] {5}, NOBODY);
      assertThat(end[0]).isCloseTo(6 - 1f / (n * n), within(1e-5f));
    }
  }

  @Test
  void straightPathsEndWhereTheyLead() throws Exception {
    // the field of one point d: v(x, t) = (d − x) / (1 − t) leads there from anywhere
    float d = 0.7f;
    float[] end =
        new FlowSampler(8)
            .sample((x, t) -> new float[] {(d - x[0]) / (1 - t)}, new float[] {-3}, NOBODY);
    assertThat(end[0]).isCloseTo(d, within(1e-5f));
  }

  @Test
  void theErrorOfAnExponentialFallsWithTheSquareOfTheSteps() throws Exception {
    double few = Math.abs(exponential(20) - Math.E);
    double many = Math.abs(exponential(40) - Math.E);
    assertThat(few / many).isBetween(3.0, 5.0);
  }

  private static double exponential(int steps) throws Exception {
    return new FlowSampler(steps).sample((x, t) -> x.clone(), new float[] {1}, NOBODY)[0];
  }

  @Test
  void tellsAfterEachStepWhereItWouldEnd() throws Exception {
    List<Float> ahead = new ArrayList<>();
    float[] start = {0};
    new FlowSampler(4)
        .sample((x, t) -> new float[] {2}, start, (step, a) -> ahead.add(step * 100 + a[0]));
    assertThat(ahead).containsExactly(102f, 202f, 302f, 402f);
    assertThat(start).as("the noise stays").containsExactly(0);
  }

  @Test
  void guidanceGoesOnBeyondTheSentence() {
    float[] with = {2, 1};
    float[] without = {1, 1};
    assertThat(FlowSampler.guided(with, without, 0)).containsExactly(1, 1);
    assertThat(FlowSampler.guided(with, without, 1)).containsExactly(2, 1);
    assertThat(FlowSampler.guided(with, without, 3)).containsExactly(4, 1);
  }

  @Test
  void stepsHaveARange() {
    assertThatThrownBy(() -> new FlowSampler(0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> new FlowSampler(201)).hasMessageContaining("not 201");
  }

  private static float[] at(float... x) {
    return x;
  }
}
