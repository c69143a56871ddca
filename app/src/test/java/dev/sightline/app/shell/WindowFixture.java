package dev.sightline.app.shell;

import dev.sightline.app.browse.CoreBrowseFiles;
import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.inspect.ModelOpener;
import dev.sightline.app.library.SampleSource;
import dev.sightline.app.models.CoreModelFiles;
import dev.sightline.app.problem.ErrorReporter;
import dev.sightline.app.settings.Limits;
import dev.sightline.app.settings.Upkeep;
import dev.sightline.app.training.CoreTrainingFiles;
import dev.sightline.app.video.CoreVideoFiles;
import dev.sightline.core.analysis.FakeAnalyzer;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.media.MediaProbe;
import dev.sightline.core.media.sample.SampleLibrary;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.plugin.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/** The real window on real videos, by default with a model that only tests have. FX thread only. */
final class WindowFixture implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 300_000;

  private final Stage stage;
  private final AppContext context;
  private final MainWindow window;
  private final Prompts prompts = new Prompts();
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param folder where settings and samples go
   */
  WindowFixture(Stage stage, Path folder, SampleSource samples) {
    this(stage, folder, samples, id -> new FakeAnalyzer(MediaProbe::probe));
  }

  /**
   * @param folder where settings and samples go
   * @param model opens the model
   */
  WindowFixture(Stage stage, Path folder, SampleSource samples, ModelOpener model) {
    this.stage = stage;
    Fonts.load();
    ErrorReporter reporter =
        new ErrorReporter(
            Platform::runLater, System::nanoTime, "test", (t, m, r) -> errors.add(m), r -> {});
    CoreServices core =
        new CoreServices(
            "test",
            new CoreVideoFiles(),
            samples,
            model,
            CoreServices.real().report(),
            new CoreModelFiles(
                new BundleShelf(List.of("everyday"), folder.resolve("models")),
                new UserFolders(folder.resolve("cache"), folder.resolve("config"), folder)),
            new CoreTrainingFiles(
                new InstalledModels(
                    new UserFolders(folder.resolve("cache"), folder.resolve("config"), folder))),
            CoreServices.real().films(),
            folder.resolve("attention"),
            models ->
                new CoreBrowseFiles(
                    folder.resolve("library.db"), folder.resolve("search"), models, List::of),
            new Limits(),
            upkeep(folder),
            new Plugins(folder.resolve("plugins"), folder.resolve("plugins.json")),
            id -> Optional.empty());
    context = new AppContext(folder.resolve("settings"), core, Platform::runLater, reporter);
    window = new MainWindow(context, stage, page -> {}, prompts);
    window.show();
    stage.setWidth(1200);
    stage.setHeight(780);
    context.inspect().warmUp();
  }

  private static Upkeep upkeep(Path folder) {
    UserFolders folders =
        new UserFolders(folder.resolve("cache"), folder.resolve("config"), folder);
    return new Upkeep(
        folders,
        folder.resolve("library.db"),
        Upkeep.features(new InstalledModels(folders)),
        Optional.empty());
  }

  /** The stage for a window; patient, because a busy machine takes its time to build one. */
  static Stage stage() throws TimeoutException {
    FxToolkit.toolkitContext().setLaunchTimeoutInMillis(PATIENCE_MILLIS);
    FxToolkit.toolkitContext().setSetupTimeoutInMillis(PATIENCE_MILLIS);
    return FxToolkit.registerPrimaryStage();
  }

  /** The samples of the product, unpacked into a folder. */
  static SampleSource samples(Path folder) {
    return new dev.sightline.app.library.CarriedSamples(
        new SampleLibrary(folder.resolve("samples")));
  }

  /** Answers for the system's questions for files. */
  static final class Prompts implements FilePrompt {
    private Path next;
    private String suggested = "";

    /** What the next question is answered with. */
    void answer(Path file) {
      next = file;
    }

    /** The name that was suggested last. */
    String suggested() {
      return suggested;
    }

    @Override
    public Optional<Path> save(String title, String name, String kind, String ending) {
      suggested = name;
      return Optional.ofNullable(next);
    }

    @Override
    public Optional<Path> folder(String title) {
      return Optional.ofNullable(next);
    }

    @Override
    public Optional<Path> open(String title) {
      return Optional.ofNullable(next);
    }
  }

  Prompts prompts() {
    return prompts;
  }

  AppContext context() {
    return context;
  }

  MainWindow window() {
    return window;
  }

  /** What the user was told in dialogs. */
  List<String> errors() {
    return errors;
  }

  @Override
  public void close() {
    stage.setOnHiding(null); // the next test has the same stage
    context.close();
  }
}
