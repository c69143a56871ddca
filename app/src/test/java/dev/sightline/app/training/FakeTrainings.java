package dev.sightline.app.training;

import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.model.bundle.InstalledBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.Finding;
import dev.sightline.core.training.data.own.OwnSet;
import dev.sightline.core.training.data.own.SetFormat;
import dev.sightline.core.training.own.Answered;
import dev.sightline.core.training.own.Mistake;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.own.OwnResult;
import dev.sightline.core.training.own.OwnWatch;
import dev.sightline.core.training.own.TakenNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trainings that take no time, and fail or stop when a test says so. */
final class FakeTrainings implements TrainingFiles {
  final List<OwnRequest> unfinished = new ArrayList<>();
  final List<String> done = new ArrayList<>();
  List<Finding> findings = List.of();
  List<Mistake> mistakes = List.of();
  String broken = "";
  List<Base> bases = List.of(new Base("everyday", "everyday 1.4"), new Base("zh", "zh 1.0"));
  final List<String> builtUpon = new ArrayList<>();
  final List<Long> seeds = new ArrayList<>();
  int reads;
  Runnable during = () -> {};

  /** Runs when the model stands on the shelf. */
  Runnable installed = () -> {};

  @Override
  public DataReport check(Path source, long seed, Progress progress) throws SightlineException {
    seeds.add(seed);
    done.add("check " + source.getFileName());
    during.run();
    progress.checkCancelled();
    if (!broken.isEmpty()) {
      throw new SightlineException(Problem.DATA, broken);
    }
    return new DataReport(
        new OwnSet(source, source, SetFormat.FOLDERS, List.of()),
        seed,
        true,
        List.of("cat", "dog"),
        List.of(),
        findings);
  }

  @Override
  public List<Base> bases() {
    return bases;
  }

  @Override
  public TakenNames taken() {
    reads++;
    return new TakenNames(
        List.of(new InstalledBundle("birds-1.0.sightline", Optional.of(Path.of("m")))), unfinished);
  }

  @Override
  public OwnResult train(OwnRequest request, DataReport report, OwnWatch watch, Progress progress)
      throws SightlineException {
    done.add("train " + request.name());
    builtUpon.add(request.base());
    if (!unfinished.contains(request)) {
      unfinished.add(request);
    }
    watch.stage(OwnWatch.Stage.TRAINING);
    watch.point(new CurvePoint("own head", 1, 0.5, Map.of("train.loss", 1.0)));
    progress.update(0.5, "training");
    during.run();
    if (progress.isCancelled()) {
      throw new CancelledException();
    }
    if (!broken.isEmpty()) {
      throw new SightlineException(Problem.FILE, broken);
    }
    unfinished.remove(request);
    installed.run();
    return new OwnResult(
        new InstalledBundle(request.name(), Optional.of(Path.of("m"))),
        "own",
        List.of(),
        List.of(),
        List.of(),
        1);
  }

  @Override
  public List<OwnRequest> unfinished() {
    return List.copyOf(unfinished);
  }

  @Override
  public void discard(OwnRequest request) {
    done.add("discard " + request.name());
    unfinished.remove(request);
  }

  @Override
  public List<Answered> answers(String model) {
    return List.of();
  }

  @Override
  public List<Mistake> mistakes(String model) {
    return mistakes;
  }
}
