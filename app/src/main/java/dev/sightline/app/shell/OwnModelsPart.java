package dev.sightline.app.shell;

import dev.sightline.app.browse.BrowseFiles;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.models.CellVideosViewModel;
import dev.sightline.app.models.CoreCellFiles;
import dev.sightline.app.training.TrainingFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The videos behind the figures of the model that is looked at. FX thread only. */
final class OwnModelsPart {
  private final TrainingFiles trainings;
  private final BrowseFiles shelved;
  private final JobRunner jobs;

  OwnModelsPart(TrainingFiles trainings, BrowseFiles shelved, JobRunner jobs) {
    this.trainings = trainings;
    this.shelved = shelved;
    this.jobs = jobs;
  }

  /**
   * Videos of the cells of confusion matrices.
   *
   * @param open shows one in the player
   * @param library shows some of the library there
   */
  CellVideosViewModel cells(Consumer<Path> open, BiConsumer<List<Long>, String> library) {
    return new CellVideosViewModel(
        new CoreCellFiles(trainings::answers, shelved::cards), jobs, open, library);
  }
}
