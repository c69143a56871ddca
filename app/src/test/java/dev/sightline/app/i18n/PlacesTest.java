package dev.sightline.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class PlacesTest {
  @Test
  void theHomeFolderIsATilde() {
    assertThat(Places.shown(Path.of("/home/ada/.cache/sightline"), "/home/ada"))
        .isEqualTo("~/.cache/sightline");
    assertThat(Places.shown(Path.of("/home/ada/x/../视频"), "/home/ada/")).isEqualTo("~/视频");
  }

  @Test
  void otherPlacesStay() {
    assertThat(Places.shown(Path.of("/home/adam/x"), "/home/ada")).isEqualTo("/home/adam/x");
    assertThat(Places.shown(Path.of("/home/ada"), "/home/ada")).isEqualTo("/home/ada");
    assertThat(Places.shown(Path.of("/srv/x"), "")).isEqualTo("/srv/x");
    assertThat(Places.shown(Path.of("/srv/x"), "/")).isEqualTo("/srv/x");
  }
}
