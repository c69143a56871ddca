package dev.sightline.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sightline.core.tensor.TorchEngine;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alignment against plain loops over the formulas, and its invariants. */
class AlignmentNetTest {
  private static final int TEXT_DIM = 6;
  private static final int CHANNELS = 5;
  private static final int D = 4;
  private static final ModelConfig CONFIG =
      new ModelConfig(
          TEXT_DIM,
          CHANNELS,
          D,
          D,
          4,
          1,
          2,
          3,
          2,
          2,
          2,
          1,
          25,
          8,
          List.of(new HeadSpec("topics", List.of("a", "b"))));

  private NDManager manager;
  private ParameterSet parameters;
  private AlignmentNet net;
  private final SplittableRandom random = new SplittableRandom(5);

  @BeforeEach
  void build() throws Exception {
    manager = new TorchEngine(1).newManager();
    parameters = new ParameterSet(manager);
    MultimodalNet.init(CONFIG, parameters, 3);
    net = new MultimodalNet(CONFIG, parameters, false).alignment();
  }

  @AfterEach
  void free() {
    parameters.close();
    manager.close();
  }

  private float[] numbers(int n) {
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return v;
  }

  private NDArray units(int b, int m) {
    return manager.create(numbers(b * m * D), new Shape(b, m, D)).normalize(2, 2);
  }

  @Test
  void lateInteractionIsTheFormulaByLoops() {
    int b = 2;
    int n = 3;
    int v = 2;
    int c = 4;
    NDArray x = units(b, n);
    NDArray y = units(v, c);
    // the second text has two words only
    float[] content = {1, 1, 1, 1, 1, 0};
    float[] tokenGates = {0.2f, 0.5f, 0.3f, 0.6f, 0.4f, 0};
    float[] cellGates = {0.1f, 0.2f, 0.3f, 0.4f, 0.25f, 0.25f, 0.25f, 0.25f};
    float[] got =
        net.late(
                x,
                manager.create(tokenGates, new Shape(b, n)),
                manager.create(content, new Shape(b, n)),
                y,
                manager.create(cellGates, new Shape(v, c)),
                manager.ones(new Shape(v, c)))
            .toFloatArray();
    double kappa = Math.exp(parameters.get("align.attention.scale").toFloatArray()[0]);
    float[] xs = x.toFloatArray();
    float[] ys = y.toFloatArray();
    for (int i = 0; i < b; i++) {
      for (int j = 0; j < v; j++) {
        double[][] s = new double[n][c];
        for (int t = 0; t < n; t++) {
          for (int u = 0; u < c; u++) {
            for (int k = 0; k < D; k++) {
              s[t][u] += xs[(i * n + t) * D + k] * ys[(j * c + u) * D + k];
            }
          }
        }
        double textSide = 0;
        for (int t = 0; t < n; t++) {
          double z = 0;
          double sum = 0;
          for (int u = 0; u < c; u++) {
            z += Math.exp(kappa * s[t][u]);
            sum += Math.exp(kappa * s[t][u]) * s[t][u];
          }
          textSide += tokenGates[i * n + t] * sum / z;
        }
        double videoSide = 0;
        for (int u = 0; u < c; u++) {
          double z = 0;
          double sum = 0;
          for (int t = 0; t < n; t++) {
            double e = content[i * n + t] * Math.exp(kappa * s[t][u]);
            z += e;
            sum += e * s[t][u];
          }
          videoSide += cellGates[j * c + u] * sum / z;
        }
        assertThat((double) got[i * v + j]).isCloseTo((textSide + videoSide) / 2, within(1e-5));
      }
    }
  }

  @Test
  void paddingChangesNothing() {
    NDArray hidden = manager.create(numbers(2 * TEXT_DIM), new Shape(1, 2, TEXT_DIM));
    NDArray padded = hidden.concat(manager.create(numbers(TEXT_DIM), new Shape(1, 1, TEXT_DIM)), 1);
    NDArray mask = manager.create(new float[] {1, 1, 0}, new Shape(1, 3));
    float[] plain = net.text(hidden, manager.ones(new Shape(1, 2))).toFloatArray();
    assertThat(net.text(padded, mask).toFloatArray()).containsExactly(plain, within(1e-6f));
    float[] gates = net.tokenGates(padded, mask).toFloatArray();
    assertThat(gates[2]).isZero();
    assertThat(gates[0] + gates[1]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void shufflingTheCellsShufflesTheColumns() {
    NDArray tokens = units(1, 3).squeeze(0);
    NDArray cells = units(1, 4).squeeze(0);
    NDArray swapped = cells.get("1:2").concat(cells.get("0:1"), 0).concat(cells.get("2:4"), 0);
    NDArray plain = net.scaledScores(tokens, cells).softmax(1);
    NDArray moved = net.scaledScores(tokens, swapped).softmax(1);
    float[] a = plain.toFloatArray();
    float[] b = moved.toFloatArray();
    for (int t = 0; t < 3; t++) {
      assertThat(b[t * 4]).isCloseTo(a[t * 4 + 1], within(1e-6f));
      assertThat(b[t * 4 + 1]).isCloseTo(a[t * 4], within(1e-6f));
      assertThat(b[t * 4 + 3]).isCloseTo(a[t * 4 + 3], within(1e-6f));
    }
  }

  @Test
  void equalCellsGetEqualAttention() {
    NDArray tokens = units(1, 2).squeeze(0);
    NDArray cells = units(1, 1).squeeze(0).repeat(0, 5);
    assertThat(net.scaledScores(tokens, cells).softmax(1).toFloatArray())
        .containsExactly(
            new float[] {.2f, .2f, .2f, .2f, .2f, .2f, .2f, .2f, .2f, .2f}, within(1e-6f));
  }

  @Test
  void computingLeavesNothingInTheParametersManager() {
    int before = parameters.manager().getManagedArrays().size();
    for (int i = 0; i < 50; i++) {
      try (NDManager step = manager.newSubManager()) {
        NDArray hidden = step.create(numbers(3 * TEXT_DIM), new Shape(1, 3, TEXT_DIM));
        NDArray grid = step.create(numbers(4 * CHANNELS), new Shape(1, 4, CHANNELS));
        NDArray three = step.ones(new Shape(1, 3));
        NDArray four = step.ones(new Shape(1, 4));
        net.lateLogits(
            net.late(
                net.tokens(hidden),
                net.tokenGates(hidden, three),
                three,
                net.cells(grid),
                net.cellGates(grid, four),
                four));
        MultimodalNet whole = new MultimodalNet(CONFIG, parameters, false);
        FusionNet.Output out =
            whole
                .fusion()
                .forward(hidden, three, grid, four, step.create(new float[12], new Shape(1, 4, 3)));
        whole.heads().logits(out.pooled(), "topics");
      }
    }
    assertThat(parameters.manager().getManagedArrays()).hasSize(before);
  }
}
