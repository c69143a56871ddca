package dev.sightline.app.shell;

import dev.sightline.app.problem.ErrorReporter;
import dev.sightline.app.settings.AppFolders;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The JavaFX application: opens the one window and closes everything when it goes. */
public final class SightlineApp extends Application {
  private Stage stage;
  private AppContext context;

  @Override
  public void start(Stage primary) {
    stage = primary;
    ErrorReporter errors = ErrorReporter.withDialogs(Platform::runLater, () -> stage);
    errors.install();
    Fonts.load();
    context = new AppContext(AppFolders.settings(), Platform::runLater, errors);
    new MainWindow(context).show(primary);
  }

  @Override
  public void stop() {
    if (context != null) {
      context.close();
    }
  }
}
