package dev.sightline.core.training.own;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.data.own.DataCheck;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.SetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link TrainingKillTest} kills: a training that tells each epoch and goes on when it is told
 * to.
 */
final class KilledTraining {
  /** A checkpoint after each epoch. */
  static final OwnPlan PLAN = new OwnPlan(12, 12, 8, 6, 3e-3, 0.01, 0.9, 0.25, 0.25, 0);

  private static final String BASE = BundleShelf.RESOURCES + "laboratory";

  private KilledTraining() {}

  /**
   * @param args set, folder of the training, shelf
   */
  public static void main(String[] args) throws SightlineException {
    run(
        Path.of(args[0]),
        Path.of(args[1]),
        Path.of(args[2]),
        point -> {
          System.out.println(point.epoch() + ".");
          try {
            if (System.in.read() < 0) {
              throw new IllegalStateException("nobody listens");
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Progress.NONE);
  }

  /** Told of each point of the curves. */
  @FunctionalInterface
  interface Points {
    void add(CurvePoint point);
  }

  static OwnResult run(Path set, Path folder, Path shelf, Points points, Progress progress)
      throws SightlineException {
    DataReport report = DataCheck.run(SetReader.read(set), 1, Progress.NONE);
    OwnWatch watch =
        new OwnWatch() {
          @Override
          public void stage(Stage stage) {}

          @Override
          public void point(CurvePoint point) {
            points.add(point);
          }
        };
    return new OwnTraining(
            new TorchEngine(1),
            new AnalysisCache(folder.resolve("features"), 1L << 30),
            new BundleShelf(List.of(), shelf),
            PLAN)
        .run(
            new OwnRequest(set.toString(), "Tiny", "laboratory", 1),
            BundleReader.openResource(BASE),
            report,
            new OwnFolder(folder),
            watch,
            progress);
  }
}
