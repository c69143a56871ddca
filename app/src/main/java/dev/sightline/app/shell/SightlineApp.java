package dev.sightline.app.shell;

import dev.sightline.app.problem.ErrorReporter;
import dev.sightline.app.problem.ProblemDialog;
import dev.sightline.app.settings.AppFolders;
import dev.sightline.core.cli.bench.FirstFrame;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The JavaFX application: opens the one window and closes everything when it goes. */
public final class SightlineApp extends Application {
  private Stage stage;
  private AppContext context;
  private MainWindow window;

  @Override
  public void start(Stage primary) {
    stage = primary;
    CoreServices core = CoreServices.real();
    ErrorReporter errors =
        new ErrorReporter(
            Platform::runLater,
            System::nanoTime,
            core.version(),
            new ProblemDialog(() -> stage, getHostServices()::showDocument));
    errors.install();
    Fonts.load();
    context = new AppContext(AppFolders.settings(), core, Platform::runLater, errors);
    window =
        new MainWindow(
            context, primary, file -> getHostServices().showDocument(file.toUri().toString()));
    window.show();
    new FirstFrameWatch(this::firstFrame).start();
  }

  /** The model takes both cores for a while, so it is loaded when the window stands. */
  private void firstFrame() {
    if (FirstFrame.isWanted()) {
      FirstFrame.report();
      Platform.exit();
      return;
    }
    context.inspect().warmUp();
    List<Path> asked = getParameters().getUnnamed().stream().map(Path::of).toList();
    if (!asked.isEmpty()) {
      window.dropped(asked);
    } else {
      window.welcome();
    }
  }

  @Override
  public void stop() {
    if (context != null) {
      context.close();
    }
  }
}
