package dev.sightline.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The font of the window, which comes with the product, so that it looks the same everywhere. */
final class Fonts {
  /** Family name that the style sheet uses. */
  static final String FAMILY = "Inter";

  private static final String FOLDER = "/dev/sightline/resources/fonts/";
  private static final List<String> FILES =
      List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf");
  private static final double ANY_SIZE = 13;

  private Fonts() {}

  /** Makes the font known to JavaFX; FX thread, before the first scene. */
  static void load() {
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
        if (in == null) {
          throw new IOException(file + " is missing from the resources");
        }
        Font.loadFont(in, ANY_SIZE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
