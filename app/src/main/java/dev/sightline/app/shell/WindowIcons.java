package dev.sightline.app.shell;

import java.util.List;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The program's icon in title bars and task lists; drawn by {@code installers/Icons.java}. */
final class WindowIcons {
  private static final List<String> FILES = List.of("icon-32.png", "icon-64.png", "icon-256.png");

  private WindowIcons() {}

  /** Gives a window its icon, of which the system takes the size that it needs. FX thread only. */
  static void dress(Stage stage) {
    stage
        .getIcons()
        .setAll(
            FILES.stream().map(f -> new Image(WindowIcons.class.getResourceAsStream(f))).toList());
  }
}
