package dev.sightline.app.robustness;

import dev.sightline.app.explain.MethodNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.Attack;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.robustness.AttackRequest;
import dev.sightline.core.robustness.VideoAttack;
import dev.sightline.core.training.robustness.AttackedSet;
import dev.sightline.core.training.robustness.MaskingChecks;
import dev.sightline.core.training.robustness.RobustBench;
import dev.sightline.core.training.robustness.RobustItem;
import dev.sightline.core.training.robustness.RobustLog;
import dev.sightline.core.training.robustness.RobustReport;
import dev.sightline.core.training.robustness.Trial;
import dev.sightline.core.training.robustness.TrialRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Attacks with the model in use. */
public final class CoreAttacks implements Attacks {
  private static final String SPLIT = "dev";
  private static final long SEED = 20_261_128;

  /** Share of the work that the curve has where signs of masked gradients are looked for too. */
  private static final double CURVE = 0.4;

  /** Items of a set, evenly from all classes: minutes, not hours. */
  static final int VIDEOS = 18;

  private final AnalyzerSource model;
  private final Path logs;

  /**
   * @param logs folder in which sets that were measured in part are kept
   */
  public CoreAttacks(AnalyzerSource model, Path logs) {
    this.model = model;
    this.logs = logs;
  }

  @Override
  public AttackOutcome attack(Scene scene, AttackWish wish, Progress progress)
      throws SightlineException {
    return new VideoAttack(request(scene, wish)).run(wish.attack(), progress);
  }

  @Override
  public StrengthCurve curve(Scene scene, AttackWish wish, Progress progress)
      throws SightlineException {
    AttackRequest request = request(scene, wish);
    List<Double> strengths = new ArrayList<>(List.of(0.0));
    List<Double> values = new ArrayList<>();
    values.add(probability(scene, scene.analysis()));
    List<Double> all = wish.strengths();
    for (int i = 0; i < all.size(); i++) {
      Progress part = new PartOfProgress(progress, (double) i / all.size(), (i + 1.0) / all.size());
      AttackOutcome o = new VideoAttack(request).run(wish.withStrength(all.get(i)).attack(), part);
      strengths.add(all.get(i));
      values.add(probability(scene, o.attacked()));
    }
    return new StrengthCurve(strengths, values, values, values, 1, List.of());
  }

  private static double probability(Scene scene, dev.sightline.core.analysis.Analysis analysis) {
    return analysis.head(scene.head()).orElseThrow().probabilities().get(scene.label());
  }

  private AttackRequest request(Scene scene, AttackWish wish) throws SightlineException {
    Analyzer analyzer = model.get();
    if (!analyzer.model().sha256().equals(scene.analysis().provenance().bundleSha256())) {
      throw new CancelledException(); // another model was chosen meanwhile
    }
    check(analyzer, wish.attack(), !scene.analysis().text().isBlank());
    boolean fused = analyzer.abilities().heads().contains(scene.head());
    if (wish.method().isGradient() && !fused) {
      throw unavailable(Obstacle.NO_SUCH_HEAD);
    }
    return new AttackRequest(
        analyzer, scene.features(), scene.analysis(), scene.head(), scene.label());
  }

  private static void check(Analyzer analyzer, Attack attack, boolean text)
      throws SightlineException {
    Optional<Obstacle> obstacle = attack.obstacle(analyzer.abilities(), text);
    if (obstacle.isPresent()) {
      throw unavailable(obstacle.get());
    }
  }

  private static SightlineException unavailable(Obstacle obstacle) {
    return new SightlineException(
        Problem.UNSUPPORTED, Messages.text("attack.unavailable", MethodNames.obstacle(obstacle)));
  }

  @Override
  public StrengthCurve overSet(
      AttackedSet set, Optional<Path> folder, AttackWish wish, boolean checks, Progress progress)
      throws SightlineException {
    Analyzer analyzer = model.get();
    check(analyzer, wish.attack(), true);
    if (wish.method().isGradient() && !analyzer.abilities().heads().contains(set.head())) {
      throw unavailable(Obstacle.NO_SUCH_HEAD);
    }
    List<Trial> curve =
        wish.strengths().stream()
            .map(s -> new Trial(Trial.CURVE, s, wish.withStrength(s).attack(), false))
            .toList();
    List<RobustItem> items =
        set.items(
            new AttackedSet.Wish(
                folder,
                SPLIT,
                set.readsText() || wish.method() == AttackWish.Method.WORDS,
                Optional.of(VIDEOS),
                logs.resolve("films")),
            progress);
    boolean looks = checks && wish.method().isGradient();
    // a curve is the same whatever strength is chosen; signs are looked for at that one
    AttackWish any = wish.withStrength(wish.strengths().getFirst());
    List<TrialRow> rows =
        new ArrayList<>(
            measured(
                analyzer,
                set.head(),
                log(analyzer, set, folder, any.toString()),
                items,
                curve,
                new PartOfProgress(progress, 0, looks ? CURVE : 1)));
    List<Trial> all = new ArrayList<>(curve);
    if (looks) {
      List<Trial> signs =
          MaskingChecks.trials(wish.strength(), AttackWish.STEPS, wish::pgd, wish::random, false);
      all.addAll(signs);
      measured(
              analyzer,
              set.head(),
              log(analyzer, set, folder, wish + " checks"),
              items,
              signs,
              new PartOfProgress(progress, CURVE, 1))
          .stream()
          .filter(r -> !r.trial().equals(RobustBench.CLEAN))
          .forEach(rows::add);
    }
    return curve(RobustReport.of(rows, all, SEED));
  }

  private static List<TrialRow> measured(
      Analyzer analyzer,
      String head,
      RobustLog log,
      List<RobustItem> items,
      List<Trial> trials,
      Progress progress)
      throws SightlineException {
    return new RobustBench(analyzer, Optional.empty(), head, log).run(items, trials, progress);
  }

  /** Where rows of one kind of measurement are kept. */
  private RobustLog log(Analyzer analyzer, AttackedSet set, Optional<Path> folder, String what)
      throws SightlineException {
    String key =
        String.join(
            "\n",
            analyzer.model().sha256(),
            set.key(),
            folder.map(f -> f.toAbsolutePath().normalize().toString()).orElse(""),
            what);
    return RobustLog.open(
        logs.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".jsonl"));
  }

  private static StrengthCurve curve(RobustReport report) {
    List<Double> strengths = new ArrayList<>(List.of(0.0));
    List<Double> values = new ArrayList<>(List.of(report.clean().value()));
    List<Double> low = new ArrayList<>(List.of(report.clean().low()));
    List<Double> high = new ArrayList<>(List.of(report.clean().high()));
    for (RobustReport.Point p : report.group(Trial.CURVE)) {
      strengths.add(p.trial().strength());
      values.add(p.accuracy().value());
      low.add(p.accuracy().low());
      high.add(p.accuracy().high());
    }
    return new StrengthCurve(strengths, values, low, high, report.n(), report.checks());
  }
}
