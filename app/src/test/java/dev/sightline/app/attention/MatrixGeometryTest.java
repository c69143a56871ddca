package dev.sightline.app.attention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixGeometryTest {
  @Test
  void scrollsNoFurtherThanARowNeeds() {
    MatrixGeometry m = geometry(20, 100, 60);
    assertThat(m.scrollShowing(4)).as("seen already").isEqualTo(60);
    assertThat(m.scrollShowing(0)).isZero();
    assertThat(m.scrollShowing(10)).isEqualTo(120);
  }

  @Test
  void aRowThatIsHigherThanTheViewIsShownFromItsTop() {
    MatrixGeometry m = geometry(150, 100, 0);
    assertThat(m.scrollShowing(2)).isEqualTo(300);
  }

  private static MatrixGeometry geometry(double rowHeight, double plotHeight, double scrollY) {
    return new MatrixGeometry(0, 0, 100, plotHeight, rowHeight, scrollY, AxisWindow.all(4));
  }
}
