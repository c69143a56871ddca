package dev.sightline.core.cli;

import dev.sightline.core.model.bundle.ConfusionMatrix;
import dev.sightline.core.model.bundle.SideEvaluation;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataCheck;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.SetReader;
import dev.sightline.core.training.evaluation.Evaluation;
import dev.sightline.core.training.own.Mistake;
import dev.sightline.core.training.own.OwnFolder;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.own.OwnResult;
import dev.sightline.core.training.own.OwnWatch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;

/** Trains a head on a data set of the user's and says how well it does. */
final class OwnTrainer {
  /** Mistakes that are printed. */
  private static final int SHOWN = 10;

  private final InstalledModels models;
  private final CommandSpec spec;

  OwnTrainer(InstalledModels models, CommandSpec spec) {
    this.models = models;
    this.spec = spec;
  }

  /**
   * @param work for vectors and checkpoints
   * @param resume true: fail if there is nothing to go on with
   * @return the exit code
   */
  int run(OwnRequest request, Path work, boolean resume) throws SightlineException {
    models.taken().require(request);
    OwnFolder folder = new OwnFolder(work);
    if (resume && folder.request().isEmpty()) {
      throw new SightlineException(
          Problem.FILE, "There is no stopped run in " + work + " to go on with.");
    }
    PrintWriter out = spec.commandLine().getOut();
    OwnResult result;
    try (CommandConsole console = CommandConsole.open(spec)) {
      DataReport report =
          DataCheck.run(SetReader.read(request.path()), request.seed(), console.progress());
      report.findings().forEach(f -> out.println((f.stops() ? "" : "warning: ") + f.words()));
      out.flush();
      result =
          models
              .training()
              .run(
                  request,
                  models.base(request.base()),
                  report,
                  folder,
                  OwnWatch.NONE,
                  console.progress());
    }
    print(result, out);
    out.println(result.bundle().file().orElseThrow());
    out.flush();
    return 0;
  }

  private static void print(OwnResult result, PrintWriter out) {
    result
        .skipped()
        .forEach(s -> out.println("warning: " + s.name() + " was left out: " + s.why()));
    for (Evaluation e : result.evaluations()) {
      EvaluateCommand.print(e, out);
      out.println();
      classes(e, out);
      out.println();
    }
    out.printf(Locale.ROOT, "temperature %.2f%n", result.temperature());
    List<Mistake> mistakes = result.mistakes();
    if (!mistakes.isEmpty()) {
      out.printf("%nmost confident mistakes%n");
      mistakes.stream()
          .limit(SHOWN)
          .forEach(
              m ->
                  out.printf(
                      Locale.ROOT,
                      "  %5.1f %%  %s instead of %s  %s at %.1f s%n",
                      100 * m.probability(),
                      m.predicted(),
                      m.truth(),
                      m.file(),
                      m.seconds()));
      out.println();
    }
  }

  /** The side that the model is meant to be given, class by class. */
  private static void classes(Evaluation e, PrintWriter out) {
    SideEvaluation side = List.copyOf(e.byClass().sides().values()).getLast();
    ConfusionMatrix m = side.confusion();
    out.printf("%-28s %6s %10s %7s %6s%n", "class", "items", "precision", "recall", "F1");
    for (int c = 0; c < m.classes(); c++) {
      out.printf(
          Locale.ROOT,
          "%-28s %6d %10s %7s %6s%n",
          e.byClass().labels().get(c),
          m.ofClass(c),
          percent(m.precision(c)),
          percent(m.recall(c)),
          percent(m.f1(c)));
    }
    out.printf(Locale.ROOT, "expected calibration error %.1f %%%n", 100 * side.calibrationError());
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f", 100 * share.getAsDouble());
  }
}
