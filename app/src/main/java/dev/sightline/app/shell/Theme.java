package dev.sightline.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.sightline.app.settings.ThemeChoice;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** Puts on a theme: AtlantaFX below, our colours and our style sheet above. */
final class Theme {
  private static final String STYLES = sheet("sightline.css");

  private Theme() {}

  /** Dresses the whole application in a theme; FX thread. */
  static void apply(Scene scene, ThemeChoice choice) {
    boolean dark = choice == ThemeChoice.DARK;
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    scene.getStylesheets().setAll(sheet(dark ? "colors-dark.css" : "colors-light.css"), STYLES);
  }

  private static String sheet(String name) {
    URL url = Objects.requireNonNull(Theme.class.getResource(name), name);
    return url.toExternalForm();
  }
}
