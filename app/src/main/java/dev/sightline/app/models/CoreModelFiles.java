package dev.sightline.app.models;

import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.model.bundle.MeasuredFiles;
import dev.sightline.core.model.bundle.MeasuredHere;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.measuring.MeasureRequest;
import dev.sightline.core.training.measuring.Measuring;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The models on the shelf of the core, and what was measured of them on this machine. */
public final class CoreModelFiles implements ModelFiles {
  private final BundleShelf shelf;
  private final MeasuredFiles measured;
  private final Path cache;
  private final InstantSource clock;

  /**
   * @param folders where figures, and features that are measured on, are kept
   */
  public CoreModelFiles(BundleShelf shelf, UserFolders folders) {
    this.shelf = shelf;
    this.measured = new MeasuredFiles(folders.data().resolve("measured"));
    this.cache = folders.cache().resolve("evaluate");
    this.clock = InstantSource.system();
  }

  @Override
  public List<InstalledBundle> list() throws SightlineException {
    return shelf.list();
  }

  @Override
  public ModelFacts facts(InstalledBundle bundle) throws SightlineException {
    ModelFacts facts = ModelFacts.of(shelf.open(bundle));
    return facts.with(measured.of(facts.sha256()));
  }

  @Override
  public InstalledBundle install(Path source) throws SightlineException {
    return shelf.install(source);
  }

  @Override
  public void remove(InstalledBundle bundle) throws SightlineException {
    shelf.remove(bundle);
  }

  @Override
  public void save(InstalledBundle bundle, Path target, Progress progress)
      throws SightlineException {
    shelf.export(bundle, target, progress);
  }

  @Override
  public List<MeasuredHere> measure(
      InstalledBundle bundle, MeasureRequest request, Progress progress) throws SightlineException {
    progress.update(-1, "opening the model");
    ModelBundle model = shelf.open(bundle);
    Evaluation result = new Measuring(new TorchEngine(), cache).run(model, request, progress);
    String command = request.command(model);
    measured.keep(
        model.sha256(),
        new MeasuredHere(
            result.task(),
            result.split(),
            clock.millis(),
            result.asMetrics(command),
            result.addTo(TrainingRecord.NONE, command).evaluations()));
    return measured.of(model.sha256());
  }
}
