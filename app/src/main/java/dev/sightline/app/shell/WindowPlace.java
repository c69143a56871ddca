package dev.sightline.app.shell;

import dev.sightline.app.settings.WindowBounds;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts the window where it stood last, if that is still on a screen. */
final class WindowPlace {
  private static final double MIN_WIDTH = 960;
  private static final double MIN_HEIGHT = 640;

  private final Stage stage;
  private final double width;
  private final double height;

  /**
   * @param width of a window that never stood anywhere, px
   * @param height the same
   */
  WindowPlace(Stage stage, double width, double height) {
    this.stage = stage;
    this.width = width;
    this.height = height;
  }

  /** Places the window; {@code last} is null on the first run. */
  void restore(WindowBounds last) {
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    if (last == null) {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(width, screen.getWidth()));
      stage.setHeight(Math.min(height, screen.getHeight()));
      return;
    }
    if (!Screen.getScreensForRectangle(last.x(), last.y(), last.width(), last.height()).isEmpty()) {
      stage.setX(last.x());
      stage.setY(last.y());
    }
    stage.setWidth(Math.max(MIN_WIDTH, last.width()));
    stage.setHeight(Math.max(MIN_HEIGHT, last.height()));
    stage.setMaximized(last.maximized());
  }

  /** Where it stands; a maximized window keeps the bounds that it goes back to. */
  WindowBounds bounds(WindowBounds last) {
    if (stage.isMaximized() && last != null) {
      return new WindowBounds(last.x(), last.y(), last.width(), last.height(), true);
    }
    return new WindowBounds(
        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
  }
}
