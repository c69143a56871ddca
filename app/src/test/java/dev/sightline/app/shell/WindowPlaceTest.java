package dev.sightline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
  @Test
  void theSmallestWindowFitsItsScreen() {
    assertThat(WindowPlace.least(new Rectangle2D(0, 0, 1920, 1080)))
        .isEqualTo(new Dimension2D(960, 640));
    // 1920 × 1200 px at 200 %, with a bar of the desktop's
    assertThat(WindowPlace.least(new Rectangle2D(0, 30, 960, 570)))
        .isEqualTo(new Dimension2D(960, 570));
  }
}
