package dev.sightline.app.shell;

import dev.sightline.app.chart.ChartFonts;
import dev.sightline.app.export.Notices;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.TimeLeft;
import dev.sightline.app.models.EvaluateViewModel;
import dev.sightline.app.models.ModelChoice;
import dev.sightline.app.models.ModelSaver;
import dev.sightline.app.models.ModelsViewModel;
import dev.sightline.app.settings.Kept;
import dev.sightline.app.training.MistakesViewModel;
import dev.sightline.app.training.TrainingViewModel;
import java.util.concurrent.Executor;

/**
 * What the page "Models" works on. FX thread only.
 *
 * @param models those at hand
 * @param evaluate measures them
 * @param saver writes them elsewhere
 * @param training trains new ones
 * @param mistakes of one that was trained here
 */
record ModelsPart(
    ModelsViewModel models,
    EvaluateViewModel evaluate,
    ModelSaver saver,
    TrainingViewModel training,
    MistakesViewModel mistakes) {
  /**
   * @param reader reads models, one job at a time
   * @param ui the FX thread
   * @param kept remembers what is chosen
   */
  static ModelsPart of(
      CoreServices core,
      ModelChoice choice,
      JobRunner reader,
      JobRunner jobs,
      Executor ui,
      Notices notices,
      Kept kept) {
    ModelsViewModel models =
        new ModelsViewModel(core.models(), choice, reader, ChartFonts::prepare);
    EvaluateViewModel evaluate =
        new EvaluateViewModel(models, core.models(), jobs, ui, new TimeLeft(System::nanoTime));
    kept.text("models.evaluate.folder", evaluate.folderProperty());
    MistakesViewModel mistakes =
        new MistakesViewModel(core.training(), MistakesViewModel.Pictures.ffmpeg(), jobs);
    models.factsProperty().subscribe(f -> mistakes.show(f == null ? "" : f.manifest().name()));
    return new ModelsPart(
        models,
        evaluate,
        new ModelSaver(core.models(), jobs, notices),
        new TrainingViewModel(
            core.training(),
            jobs,
            ui,
            new TimeLeft(System::nanoTime),
            result -> models.trained(result.bundle())),
        mistakes);
  }
}
