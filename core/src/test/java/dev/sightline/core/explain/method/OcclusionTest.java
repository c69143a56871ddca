package dev.sightline.core.explain.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sightline.core.explain.CellWindows;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.LinearModel;
import dev.sightline.core.explain.Reference;
import dev.sightline.core.explain.ReferenceNet;
import dev.sightline.core.job.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OcclusionTest {
  /** Captum's Occlusion with windows of 3×2×4×4 that touch, on a 3-D network. */
  @Test
  void equalsCaptum() throws Exception {
    Reference reference = new Reference();
    try (ReferenceNet net = new ReferenceNet(reference)) {
      List<int[]> windows = new ArrayList<>();
      for (int t = 0; t < 4; t += 2) {
        for (int y = 0; y < 8; y += 4) {
          for (int x = 0; x < 8; x += 4) {
            windows.add(window(t, y, x));
          }
        }
      }
      double[] without = new double[windows.size()];
      for (int w = 0; w < without.length; w++) {
        float[] hidden = net.input().clone();
        for (int i : windows.get(w)) {
          hidden[i] = 0;
        }
        without[w] = net.value(hidden);
      }
      float[] expected = reference.get("conv3d.occlusion.window3x2x4x4_stride_2x4x4_zero").values();
      assertThat(CellWindows.spread(expected.length, windows, net.value(net.input()), without))
          .containsExactly(expected, within(Reference.SAME));
    }
  }

  private static int[] window(int t, int y, int x) {
    int[] items = new int[3 * 2 * 4 * 4];
    for (int i = 0; i < items.length; i++) {
      int c = i / 32;
      int dt = i / 16 % 2;
      int dy = i / 4 % 4;
      items[i] = ((c * 4 + t + dt) * 8 + y + dy) * 8 + x + i % 4;
    }
    return items;
  }

  @Test
  void anItemUnderTwoWindowsGetsTheirMean() {
    assertThat(
            CellWindows.spread(
                4, List.of(new int[] {0, 1}, new int[] {1, 2}), 10, new double[] {8, 4}))
        .containsExactly(2, 4, 6, 0);
  }

  /** Where everything adds up, hiding takes away exactly what was added. */
  @Test
  void ofALinearModelItIsExact() throws Exception {
    LinearModel model = new LinearModel("a b");
    Explanation x = new Occlusion().explain(model.request(), Progress.NONE);
    assertThat(x.tokenScores()[0]).as("[CLS] is not hidden").isZero();
    assertThat(x.tokenScores()[2])
        .isCloseTo((float) LinearModel.part(2, LinearModel.DIM, 0), within(1e-4f));
    double clip = 0;
    for (int i = 4 * 5; i < 4 * 6; i++) {
      double cell = LinearModel.part(i, LinearModel.CHANNELS, LinearModel.CELL_SHIFT);
      assertThat(x.cellScores()[i]).isCloseTo((float) cell, within(1e-4f));
      clip += cell;
    }
    assertThat(x.clipScores()[5]).isCloseTo((float) clip, within(1e-4f));
    assertThat(x.forwardPasses()).isEqualTo(model.passes());
  }
}
