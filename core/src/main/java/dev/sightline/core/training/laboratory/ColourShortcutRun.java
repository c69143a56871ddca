package dev.sightline.core.training.laboratory;

import dev.sightline.core.analysis.AnalysisCache;
import dev.sightline.core.job.Progress;
import dev.sightline.core.laboratory.Crossings;
import dev.sightline.core.laboratory.SceneFilm;
import dev.sightline.core.laboratory.Split;
import dev.sightline.core.laboratory.WorldOptions;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleShelf;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.bundle.TrainingRecord;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.LearningCurves;
import dev.sightline.core.training.data.own.DataCheck;
import dev.sightline.core.training.data.own.SetReader;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.own.OwnFolder;
import dev.sightline.core.training.own.OwnPlan;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.own.OwnResult;
import dev.sightline.core.training.own.OwnTraining;
import dev.sightline.core.training.own.OwnWatch;
import dev.sightline.core.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws videos in which the colour tells the way, and trains a head on them as on a set of a
 * user's: the model of the lessons. Goes on where it was when it is started again. Blocks; one
 * thread.
 */
public final class ColourShortcutRun {
  private static final long CACHE_BYTES = 1L << 30;

  private final TorchEngine engine;
  private final Path work;

  /**
   * @param work where videos, features and the bundle are written
   */
  public ColourShortcutRun(TorchEngine engine, Path work) {
    this.engine = engine;
    this.work = work;
  }

  /**
   * @param base that the recipe names
   * @return the folder of the finished bundle
   * @throws SightlineException if the disk is full, or the user cancelled
   */
  public Path run(ColourShortcutRecipe recipe, ModelBundle base, Progress progress)
      throws SightlineException {
    Path bundle = work.resolve(recipe.name());
    if (Files.exists(bundle)) {
      return bundle;
    }
    Path list = draw(recipe, progress);
    BundleShelf shelf = new BundleShelf(List.of(), work.resolve("shelf"));
    OwnRequest request =
        new OwnRequest(list.toString(), recipe.name(), recipe.base(), recipe.seed());
    OwnResult result =
        new OwnTraining(
                engine,
                new AnalysisCache(work.resolve("features"), CACHE_BYTES),
                shelf,
                OwnPlan.USUAL)
            .run(
                request,
                base,
                DataCheck.run(SetReader.read(list), recipe.seed(), progress),
                new OwnFolder(work.resolve("training")),
                OwnWatch.NONE,
                progress);
    Path file = result.bundle().file().orElseThrow();
    ModelBundle trained = BundleReader.open(file);
    LearningCurves curves = new LearningCurves(work.resolve("curves.json"));
    trained.record().curves().forEach(curves::add);
    curves.writeSvg(work.resolve("curves.svg"));
    BundleWriter.write(bundle, trained);
    finish(recipe, base, trained, result.evaluations(), bundle);
    return bundle;
  }

  private Path draw(ColourShortcutRecipe recipe, Progress progress) throws SightlineException {
    Crossings world = new Crossings(recipe.world(), WorldOptions.STANDARD);
    Path list = work.resolve("videos.csv");
    StringBuilder rows = new StringBuilder("path,label,split\n");
    try {
      Path videos = Files.createDirectories(work.resolve("videos"));
      for (Split split : Split.values()) {
        int count =
            switch (split) {
              case TRAIN -> recipe.crossings().train();
              case DEV -> recipe.crossings().dev();
              case TEST -> recipe.crossings().test();
            };
        for (int i = 0; i < count; i++) {
          progress.update((double) i / count, Phrase.of("drawing {0}", split.key()));
          String name = split.key() + "-" + i + ".mp4";
          SceneFilm.write(
              world.cued(split, i, split == Split.TEST),
              world.options().side(),
              world.options().rateHz(),
              videos.resolve(name),
              progress);
          String label = Crossings.isRight(i) ? "right" : "left";
          rows.append("videos/%s,%s,%s%n".formatted(name, label, split.key()));
        }
      }
      Files.writeString(list, rows);
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE,
          Phrase.of(
              "The folder {0} cannot be written to; is there space, and may you write there?",
              work),
          e);
    }
    return list;
  }

  /** Figures by the command that makes them again, and a card that says what this is for. */
  private static void finish(
      ColourShortcutRecipe recipe,
      ModelBundle base,
      ModelBundle trained,
      List<Evaluation> evaluations,
      Path bundle)
      throws SightlineException {
    String command = "./sightline train --recipe recipes/%s.yaml".formatted(recipe.name());
    List<Metric> metrics = new ArrayList<>();
    TrainingRecord record = new TrainingRecord(trained.record().curves(), List.of());
    for (Evaluation e : evaluations) {
      metrics.addAll(e.asMetrics(command));
      record = e.addTo(record, command);
    }
    metrics.addAll(base.manifest().metrics());
    for (var old : base.record().evaluations()) {
      record = record.with(old);
    }
    BundleWriter.update(
        bundle, metrics, ColourShortcutCard.of(recipe, base.title(), evaluations), record);
  }
}
