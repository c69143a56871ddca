package dev.sightline.app.shell;

import dev.sightline.app.jobs.DaemonThreads;
import dev.sightline.app.problem.CrashFiles;
import dev.sightline.app.problem.ErrorReporter;
import dev.sightline.app.problem.ProblemDialog;
import dev.sightline.app.settings.AppFolders;
import dev.sightline.core.cli.bench.FirstFrame;
import dev.sightline.core.job.LogFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The JavaFX application: opens the one window and closes everything when it goes. */
public final class SightlineApp extends Application {
  /** Writes what tells of problems; never waited for. */
  private final ExecutorService logs = DaemonThreads.single("logs");

  private Stage stage;
  private AppContext context;
  private MainWindow window;

  @Override
  public void start(Stage primary) {
    stage = primary;
    CoreServices core = CoreServices.real();
    CrashFiles crashes = new CrashFiles(core.upkeep().folders()::logs);
    ErrorReporter errors =
        new ErrorReporter(
            Platform::runLater,
            System::nanoTime,
            core.version(),
            new ProblemDialog(() -> stage, getHostServices()::showDocument),
            report -> logs.execute(() -> crashes.keep(report, Instant.now())));
    errors.install();
    logs.execute(() -> LogFiles.USUAL.begin(core.upkeep().folders().logs()));
    Fonts.load();
    context = new AppContext(AppFolders.settings(), core, Platform::runLater, errors);
    window =
        new MainWindow(context, primary, page -> getHostServices().showDocument(page.toString()));
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
    window.askForPlugins();
  }

  @Override
  public void stop() {
    if (context != null) {
      context.close();
    }
    logs.shutdownNow();
    LogFiles.end();
  }
}
