package dev.sightline.app.training;

import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataCheck;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.SetReader;
import dev.sightline.core.training.own.Answered;
import dev.sightline.core.training.own.Mistake;
import dev.sightline.core.training.own.OwnFolder;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.own.OwnResult;
import dev.sightline.core.training.own.OwnTraining;
import dev.sightline.core.training.own.OwnWatch;
import dev.sightline.core.training.own.TakenNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trainings in the user's folders. */
public final class CoreTrainingFiles implements TrainingFiles {
  private static final Logger LOG = LoggerFactory.getLogger(CoreTrainingFiles.class);

  private final InstalledModels models;

  public CoreTrainingFiles(InstalledModels models) {
    this.models = models;
  }

  @Override
  public DataReport check(Path source, long seed, Progress progress) throws SightlineException {
    return DataCheck.run(SetReader.read(source), seed, progress);
  }

  @Override
  public List<Base> bases() throws SightlineException {
    List<Base> all = new ArrayList<>();
    for (InstalledBundle bundle : models.shelf().list()) {
      try {
        BundleManifest manifest = models.shelf().manifest(bundle);
        if (OwnTraining.canBuildUpon(manifest)) {
          all.add(
              new Base(
                  bundle.file().map(Path::toString).orElse(bundle.id()),
                  manifest.name() + " " + manifest.version()));
        }
      } catch (SightlineException e) {
        LOG.info("no base: {}", e.getMessage()); // the page Models says what is wrong with it
      }
    }
    return all;
  }

  @Override
  public TakenNames taken() throws SightlineException {
    return models.taken();
  }

  @Override
  public OwnResult train(OwnRequest request, DataReport report, OwnWatch watch, Progress progress)
      throws SightlineException {
    return models
        .training()
        .run(request, models.base(request.base()), report, folder(request.name()), watch, progress);
  }

  @Override
  public List<OwnRequest> unfinished() {
    return OwnFolder.unfinished(models.trainings());
  }

  @Override
  public void discard(OwnRequest request) throws SightlineException {
    folder(request.name()).discard(request);
  }

  @Override
  public List<Mistake> mistakes(String model) {
    try {
      return folder(model).mistakes();
    } catch (SightlineException e) {
      return List.of(); // no training can have made a model of that name
    }
  }

  @Override
  public List<Answered> answers(String model) {
    try {
      return folder(model).answers();
    } catch (SightlineException e) {
      return List.of(); // no training can have made a model of that name
    }
  }

  private OwnFolder folder(String name) throws SightlineException {
    return OwnFolder.of(models.trainings(), name);
  }
}
