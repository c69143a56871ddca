package dev.sightline.app.shell;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.settings.WindowBounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window with its bars and views. FX thread only. */
final class MainWindow {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double MIN_WIDTH = 960;
  private static final double MIN_HEIGHT = 640;

  private final AppContext context;
  private final BorderPane root = new BorderPane();

  MainWindow(AppContext context) {
    this.context = context;
    root.getStyleClass().add("main-window");
  }

  /** Shows the window where it stood last. */
  void show(Stage stage) {
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    Theme.apply(scene, context.settings().get().theme());
    stage.setTitle(Messages.text("app.name"));
    stage.setMinWidth(MIN_WIDTH);
    stage.setMinHeight(MIN_HEIGHT);
    stage.setScene(scene);
    restore(stage, context.settings().get().window());
    stage.setOnHiding(e -> context.settings().update(s -> s.withWindow(bounds(stage, s.window()))));
    stage.show();
  }

  private static void restore(Stage stage, WindowBounds last) {
    if (last == null) {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(WIDTH, screen.getWidth()));
      stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
      return;
    }
    boolean visible =
        !Screen.getScreensForRectangle(last.x(), last.y(), last.width(), last.height()).isEmpty();
    if (visible) {
      stage.setX(last.x());
      stage.setY(last.y());
    }
    stage.setWidth(Math.max(MIN_WIDTH, last.width()));
    stage.setHeight(Math.max(MIN_HEIGHT, last.height()));
    stage.setMaximized(last.maximized());
  }

  /** A maximized window keeps the bounds that it goes back to. */
  private static WindowBounds bounds(Stage stage, WindowBounds last) {
    if (stage.isMaximized() && last != null) {
      return new WindowBounds(last.x(), last.y(), last.width(), last.height(), true);
    }
    return new WindowBounds(
        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
  }
}
