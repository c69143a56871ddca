package dev.sightline.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final String HOME = whole("/home/ada");

  private static String whole(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }

  private static String shown(String path, String home) {
    return Places.shown(Path.of(path), home, true);
  }

  @Test
  void theHomeFolderIsATilde() {
    assertThat(shown("/home/ada/.cache", HOME)).isEqualTo("~" + File.separator + ".cache");
    assertThat(shown("/home/ada/x/../视频", HOME + File.separator))
        .isEqualTo("~" + File.separator + "视频");
  }

  @Test
  void otherPlacesStay() {
    assertThat(shown("/home/adam/x", HOME)).isEqualTo(whole("/home/adam/x"));
    assertThat(shown("/home/ada", HOME)).isEqualTo(HOME);
    assertThat(shown("/srv/x", "")).isEqualTo(whole("/srv/x"));
    assertThat(shown("/srv/x", whole("/"))).isEqualTo(whole("/srv/x"));
    assertThat(Places.shown(Path.of("/home/ada/x"), HOME, false))
        .as("where a tilde means nothing")
        .isEqualTo(whole("/home/ada/x"));
  }
}
