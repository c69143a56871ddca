package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.Attack;
import dev.sightline.core.training.evaluation.Interval;
import dev.sightline.core.training.robustness.AttackedSet;
import dev.sightline.core.training.robustness.MaskingChecks;
import dev.sightline.core.training.robustness.RobustBench;
import dev.sightline.core.training.robustness.RobustItem;
import dev.sightline.core.training.robustness.RobustLog;
import dev.sightline.core.training.robustness.RobustReport;
import dev.sightline.core.training.robustness.Trial;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Accuracy against strength over a set, with what the command line asked for. One thread. */
final class RobustRun {
  private final ModelSource models;
  private final Optional<Path> bundle;
  private final AttackOptions options;
  private final SetOptions set;
  private RobustReport report;
  private AttackedSet task = AttackedSet.ACTIONS;
  private String title = "";

  RobustRun(ModelSource models, Optional<Path> bundle, AttackOptions options, SetOptions set) {
    this.models = models;
    this.bundle = bundle;
    this.options = options;
    this.set = set;
  }

  /**
   * @throws IllegalArgumentException with a sentence for the user if options do not fit
   */
  void measure(Progress progress) throws SightlineException {
    List<Trial> trials = trials();
    set.task().ifPresent(RobustRun::named);
    progress.update(-1, "Loading the model");
    try (Analyzer model = models.open(bundle, true)) {
      task = chosen(model.model().heads());
      List<RobustItem> items = task.items(wish(), progress);
      title = model.model().name() + " " + model.model().version();
      Optional<Analyzer> surrogate = Optional.empty();
      if (set.surrogate().isPresent()) {
        surrogate = Optional.of(models.open(set.surrogate(), true));
      }
      try {
        RobustLog log = RobustLog.open(file(model, surrogate));
        report =
            RobustReport.of(
                new RobustBench(model, surrogate, task.head(), log).run(items, trials, progress),
                trials,
                options.seed());
      } finally {
        surrogate.ifPresent(Analyzer::close);
      }
    }
  }

  private static AttackedSet named(String task) {
    return AttackedSet.of(task)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no task '"
                        + task
                        + "': one of "
                        + names(List.of(AttackedSet.values()))
                        + "."));
  }

  /** The named task, else actions, else the first for which the model has the head. */
  private AttackedSet chosen(List<String> heads) throws SightlineException {
    List<AttackedSet> fit = AttackedSet.of(heads);
    if (fit.isEmpty()) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "There is no labelled set for a head of this model.");
    }
    if (set.task().isEmpty()) {
      return fit.contains(AttackedSet.ACTIONS) ? AttackedSet.ACTIONS : fit.getFirst();
    }
    AttackedSet named = named(set.task().get());
    if (!fit.contains(named)) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          "The model has no head “"
              + named.head()
              + "”; it can be attacked on "
              + names(fit)
              + ".");
    }
    return named;
  }

  private static String names(List<AttackedSet> sets) {
    return sets.stream().map(AttackedSet::key).collect(Collectors.joining(", "));
  }

  private boolean withText() {
    boolean reads = task.readsText() || options.method().equals("words");
    String side = set.side().orElse(reads ? "both" : "video");
    if (!side.equals("video") && !side.equals("both")) {
      throw new IllegalArgumentException("--side takes video or both, not '" + side + "'.");
    }
    return side.equals("both");
  }

  private AttackedSet.Wish wish() throws SightlineException {
    Optional<Path> data = Optional.ofNullable(set.data());
    if (data.isPresent() && !task.isDrawn() && !Files.isDirectory(data.get())) {
      throw new SightlineException(Problem.DATA, "There is no folder " + data.get() + ".");
    }
    return new AttackedSet.Wish(
        data, set.split(), withText(), set.limit(), folder().resolve("films"));
  }

  private static Path folder() {
    return UserFolders.current().cache().resolve("robustness");
  }

  private List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (double s : strengths()) {
      trials.add(new Trial(Trial.CURVE, s, options.at(s, true), false));
    }
    double e = options.epsilon(true);
    if (set.checks()) {
      trials.addAll(
          MaskingChecks.trials(
              e,
              options.steps(),
              (epsilon, steps) -> options.pgd(true, epsilon, steps),
              options::random,
              set.surrogate().isPresent()));
    }
    return trials;
  }

  private List<Double> strengths() {
    if (!set.strengths().isEmpty()) {
      return set.strengths().stream().map(AttackOptions::fraction).toList();
    }
    return switch (options.attack(true)) {
      case Attack.OnPixels a -> List.of(.5 / 255, 1 / 255.0, 2 / 255.0, 4 / 255.0, 8 / 255.0);
      case Attack.OnFeatures a -> List.of(.01, .02, .05, .1, .2);
      case Attack.ByChance a -> List.of(.01, .02, .05, .1, .2);
      case Attack.OnWords a -> List.of(1., 2., 3., 4., 5.);
      case Attack.OnFrames a -> List.of(.2, .4, .6, .8, 1.);
      case Attack.Corrupted a -> List.of(1., 2., 3., 4., 5.);
    };
  }

  /** Named after all that decides on a row; what is beside, such as the limit, is not. */
  private Path file(Analyzer model, Optional<Analyzer> surrogate) throws SightlineException {
    String all =
        String.join(
            "\n",
            model.model().sha256(),
            surrogate.map(s -> s.model().sha256()).orElse(""),
            task.isDrawn() ? "" : set.data().toAbsolutePath().normalize().toString(),
            task.key(),
            set.split(),
            "" + withText(),
            options.attack(true).toString(),
            "" + options.epsilon(true),
            Product.load().version());
    String name = UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    return folder().resolve(name + ".jsonl");
  }

  void print(PrintWriter out, boolean json) {
    if (json) {
      out.println(tree().toPrettyString());
      out.flush();
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s · %s %s · %s · n = %d%n%n",
        options.method(),
        task.key(),
        set.split(),
        title,
        report.n());
    out.printf("%-10s %9s %9s   %s%n", "trial", "strength", "accuracy", "95 % interval");
    line(out, "clean", 0, report.clean());
    for (RobustReport.Point p : report.points()) {
      line(out, p.trial().group(), p.trial().strength(), p.accuracy());
    }
    for (RobustReport.Check c : report.checks()) {
      out.printf("%n%s  %s", c.passed() ? "ok " : "NO ", c.sentence());
    }
    out.println();
    out.flush();
  }

  private static void line(PrintWriter out, String trial, double strength, Interval i) {
    out.printf(
        Locale.ROOT,
        "%-10s %9.4g %7.1f %%   %.1f – %.1f%n",
        trial,
        strength,
        100 * i.value(),
        100 * i.low(),
        100 * i.high());
  }

  private ObjectNode tree() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("model", title);
    root.put("method", options.method());
    root.put("attack", options.attack(true).toString());
    root.put("task", task.key());
    root.put("split", set.split());
    root.put("side", withText() ? "both" : "video");
    root.put("n", report.n());
    accuracy(root.putObject("clean"), report.clean());
    ArrayNode points = root.putArray("points");
    for (RobustReport.Point p : report.points()) {
      ObjectNode one = points.addObject();
      one.put("trial", p.trial().group());
      one.put("strength", p.trial().strength());
      accuracy(one, p.accuracy());
      one.put("meanRms", p.rms());
      if (p.moved() >= 0) {
        one.put("attentionMoved", p.moved());
      }
      one.put("meanWords", p.words());
    }
    ArrayNode checks = root.putArray("checks");
    for (RobustReport.Check c : report.checks()) {
      checks
          .addObject()
          .put("check", c.key())
          .put("passed", c.passed())
          .put("sentence", c.sentence());
    }
    return root;
  }

  private static void accuracy(ObjectNode node, Interval i) {
    node.put("accuracy", i.value());
    node.put("low", i.low());
    node.put("high", i.high());
  }
}
