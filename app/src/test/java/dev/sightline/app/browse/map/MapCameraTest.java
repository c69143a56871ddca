package dev.sightline.app.browse.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MapCameraTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  @Test
  void allIsSeenWithAMarginAndUpIsUp() {
    MapCamera camera = MapCamera.on(-1, 3, 0, 1, 400, 300);
    assertThat(camera.scale()).as("nine tenths of the width").isCloseTo(90, CLOSE);
    assertThat(camera.left(-1, 400)).isCloseTo(20, CLOSE);
    assertThat(camera.left(3, 400)).isCloseTo(380, CLOSE);
    assertThat(camera.top(1, 300)).isLessThan(camera.top(0, 300));
    assertThat(MapCamera.on(2, 2, 2, 2, 400, 300).left(2, 400)).as("one point").isEqualTo(200);
  }

  @Test
  void whatIsUnderThePointerStaysThereWhenOneGoesNearer() {
    MapCamera camera = new MapCamera(1, 2, 100);
    double left = camera.left(1.7, 400);
    double top = camera.top(1.2, 300);
    MapCamera nearer = camera.zoomed(3, left, top, 400, 300);
    assertThat(nearer.scale()).isEqualTo(300);
    assertThat(nearer.left(1.7, 400)).isCloseTo(left, CLOSE);
    assertThat(nearer.top(1.2, 300)).isCloseTo(top, CLOSE);
  }

  @Test
  void whatIsDraggedFollowsThePointer() {
    MapCamera camera = new MapCamera(1, 2, 100).moved(30, -20);
    assertThat(camera.left(1, 400)).isCloseTo(230, CLOSE);
    assertThat(camera.top(2, 300)).isCloseTo(130, CLOSE);
  }
}
