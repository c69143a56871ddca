package dev.sightline.app.shell;

import dev.sightline.app.settings.WindowBounds;
import java.util.List;
import javafx.geometry.Dimension2D;
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
    Rectangle2D primary = Screen.getPrimary().getVisualBounds();
    if (last == null) {
      Dimension2D least = least(primary);
      stage.setMinWidth(least.getWidth());
      stage.setMinHeight(least.getHeight());
      stage.setWidth(Math.min(width, primary.getWidth()));
      stage.setHeight(Math.min(height, primary.getHeight()));
      return;
    }
    List<Screen> under =
        Screen.getScreensForRectangle(last.x(), last.y(), last.width(), last.height());
    if (!under.isEmpty()) {
      stage.setX(last.x());
      stage.setY(last.y());
    }
    Dimension2D least = least(under.isEmpty() ? primary : under.getFirst().getVisualBounds());
    stage.setMinWidth(least.getWidth());
    stage.setMinHeight(least.getHeight());
    stage.setWidth(Math.max(least.getWidth(), last.width()));
    stage.setHeight(Math.max(least.getHeight(), last.height()));
    stage.setMaximized(last.maximized());
  }

  /** The smallest window: never larger than its screen, which at 200 % may be a small one. */
  static Dimension2D least(Rectangle2D screen) {
    return new Dimension2D(
        Math.min(MIN_WIDTH, screen.getWidth()), Math.min(MIN_HEIGHT, screen.getHeight()));
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
