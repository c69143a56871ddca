package dev.sightline.app.shell;

import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.export.FilePrompt;
import dev.sightline.app.generate.CoreGenerators;
import dev.sightline.app.generate.GenerateView;
import dev.sightline.app.generate.GenerateViewModel;
import dev.sightline.app.generate.Generators;
import dev.sightline.app.generate.WrittenClip;
import dev.sightline.app.jobs.DaemonThreads;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.settings.Motion;
import dev.sightline.core.job.UserFolders;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;

/** What the page of generated clips needs, and the page once it was shown. FX thread only. */
final class GeneratePart implements AutoCloseable {
  private final ColourSettings colours;
  private final JobRunner jobs;
  private final Executor ui;
  private final Generators generators = new CoreGenerators();
  private final ExecutorService previews = DaemonThreads.single("preview");
  private final Consumer<WrittenClip> written;
  private final BooleanBinding still;
  private GenerateView page;

  /**
   * @param motion whether clips may move by themselves
   * @param written hears of clips that became films
   */
  GeneratePart(
      ColourSettings colours,
      ObservableValue<Motion> motion,
      JobRunner jobs,
      Executor ui,
      Consumer<WrittenClip> written) {
    this.written = written;
    Platform.Preferences system = Platform.getPreferences();
    still =
        Bindings.createBooleanBinding(
            () -> motion.getValue().isReduced(system.isReducedMotion()),
            motion,
            system.reducedMotionProperty());
    this.colours = colours;
    this.jobs = jobs;
    this.ui = ui;
  }

  /**
   * The page, made when it is first asked for.
   *
   * @param prompt asks where a film goes
   * @param open shows a film in the inspector
   */
  GenerateView page(FilePrompt prompt, Consumer<Path> open) {
    if (page == null) {
      GenerateViewModel model =
          new GenerateViewModel(
              generators,
              jobs,
              new GenerateViewModel.Threads(previews, ui),
              UserFolders.current().data().resolve("generated"),
              open);
      model.onWritten(written);
      page = new GenerateView(model, colours, prompt, still);
    }
    return page;
  }

  @Override
  public void close() {
    previews.shutdownNow();
    generators.close();
  }
}
