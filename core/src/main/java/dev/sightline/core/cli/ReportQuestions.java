package dev.sightline.core.cli;

import dev.sightline.core.analysis.Ability;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainOptions;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.explain.Part;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.change.WhatIf;
import dev.sightline.core.explain.faithfulness.CurvePlan;
import dev.sightline.core.explain.faithfulness.FeatureNoise;
import dev.sightline.core.explain.faithfulness.MapSubject;
import dev.sightline.core.explain.faithfulness.MapTester;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.faithfulness.RandomModels;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.catalogue.Catalogue;
import dev.sightline.core.library.use.UseResult;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.report.ReportFacts;
import dev.sightline.core.report.ReportPictures;
import dev.sightline.core.report.SideQuestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What a report asks the model beyond the analysis. */
final class ReportQuestions {
  /** The method behind the maps that every report shows. */
  private static final String ATTENTION = "attention";

  private static final double EXPLAINED = 0.2;

  @Option(
      names = "--method",
      paramLabel = "KEY",
      description = "Also a map by this method. May be given several times.")
  private List<String> methods = List.of();

  @Option(
      names = "--class",
      paramLabel = "HEAD:CLASS",
      description =
          "What --method and --test explain, such as topics:cooking, or score; default: the"
              + " likeliest class of the first head, without heads score. May be given several"
              + " times: each method is asked about each.")
  private List<String> targets = List.of();

  @Option(names = "--layer", paramLabel = "N", description = "Layer of --method, from 1.")
  private Integer layer;

  @Option(names = "--head", paramLabel = "N", description = "Attention head of --method, from 1.")
  private Integer head;

  @Option(
      names = "--test",
      description = "Test how far the map can be trusted; takes up to minutes for each video.")
  private boolean test;

  @Option(
      names = "--change",
      paramLabel = "CHANGE",
      description = "Report on changed input; see whatif. May be given several times.")
  private List<String> changes = List.of();

  @Option(
      names = "--uses",
      description =
          "Also answers, summaries, sentiment, attacks and sentences that the library keeps.")
  private boolean uses;

  @Option(
      names = "--library",
      paramLabel = "FILE",
      description = "The library of --uses; default: library.db in the user's data folder.")
  private Path library;

  /** True if maps are to be tested. */
  boolean tests() {
    return test;
  }

  /**
   * Refuses what does not go together, before anything takes time.
   *
   * @throws SightlineException if there is no such method
   */
  void check(CommandLine line) throws SightlineException {
    if (!changes.isEmpty() && (!methods.isEmpty() || test)) {
      throw new CommandLine.ParameterException(
          line, "--method and --test ask about the input as it is: leave them out, or --change.");
    }
    for (String method : methods) {
      InstalledPlugins.all().explainers().require(method);
    }
  }

  /**
   * What the library keeps of a video; nothing if nobody asked.
   *
   * @throws SightlineException if there is no library, or it cannot be read
   */
  List<UseResult> kept(String videoSha256) throws SightlineException {
    if (!uses) {
      return List.of();
    }
    try (Catalogue catalogue = Catalogue.openReadOnly(KeepOption.place(library))) {
      return catalogue.uses().of(videoSha256);
    }
  }

  /**
   * Asks.
   *
   * @param random random versions of the model; empty if there can be none
   */
  ReportFacts facts(
      Analyzer analyzer,
      VideoFeatures features,
      Analysis analysis,
      ReportPictures pictures,
      Optional<RandomModels> random,
      Progress progress)
      throws SightlineException {
    if (!changes.isEmpty()) {
      Outcome outcome = outcome(analyzer, features, analysis, progress);
      return new ReportFacts(
          outcome.analysis(),
          pictures,
          Optional.empty(),
          Optional.empty(),
          Optional.of(outcome),
          Optional.empty(),
          ReportFacts.Beside.of(analyzer.model()));
    }
    List<MapSubject> subjects = subjects(analyzer, features, analysis, progress);
    Optional<MapTests> tests = Optional.empty();
    if (test) {
      List<Explainer> compared =
          InstalledPlugins.all().explainers().all().stream()
              .filter(m -> !m.facts().needs().contains(Ability.CONVOLUTIONS))
              .toList();
      tests =
          Optional.of(
              new MapTester(CurvePlan.USUAL, FeatureNoise.USUAL, compared, random)
                  .test(
                      subjects.getFirst(),
                      EnumSet.allOf(MapTester.Part.class),
                      new PartOfProgress(progress, EXPLAINED, 1)));
    }
    List<ReportFacts.Explained> maps =
        methods.isEmpty()
            ? List.of()
            : subjects.stream()
                .map(s -> new ReportFacts.Explained(s.map(), s.method().facts()))
                .toList();
    return new ReportFacts(
            analysis,
            pictures,
            Optional.empty(),
            tests,
            Optional.empty(),
            SideQuestions.ask(analyzer, features, analysis, progress),
            ReportFacts.Beside.of(analyzer.model()))
        .withMaps(maps);
  }

  /** Each method about each class, and those that say the same of every class once. */
  private List<MapSubject> subjects(
      Analyzer analyzer, VideoFeatures features, Analysis analysis, Progress progress)
      throws SightlineException {
    List<Target> wanted = new ArrayList<>();
    for (String target : targets) {
      wanted.add(Target.parse(target, analysis));
    }
    if (wanted.isEmpty()) {
      wanted.add(likeliest(analysis));
    }
    List<String> keys = methods.isEmpty() && test ? List.of(ATTENTION) : methods;
    List<MapSubject> all = new ArrayList<>();
    for (String key : keys) {
      Explainer explainer = InstalledPlugins.all().explainers().require(key);
      for (Target one : explainer.facts().ofTarget() ? wanted : wanted.subList(0, 1)) {
        require(explainer, analyzer, one, analysis);
        all.add(
            MapSubject.of(
                explainer,
                new ExplainRequest(analyzer, features, analysis, one, options()),
                new PartOfProgress(progress, 0, EXPLAINED)));
      }
    }
    return all;
  }

  private ExplainOptions options() {
    ExplainOptions d = ExplainOptions.DEFAULT;
    return d.withLayer(layer == null ? d.layer() : Math.max(layer, 1) - 1)
        .withHead(head == null ? Part.WHOLE : Math.max(head, 1) - 1);
  }

  private void require(Explainer explainer, Analyzer analyzer, Target wanted, Analysis analysis)
      throws SightlineException {
    Optional<Obstacle> obstacle =
        explainer.obstacle(analyzer.abilities(), wanted, !analysis.text().isBlank());
    if (obstacle.isPresent()) {
      throw new SightlineException(
          Problem.UNSUPPORTED, explainer.facts().title() + ": " + obstacle.get().sentence());
    }
    PartWish.check(
        explainer.facts().title(),
        explainer.layers(analyzer.abilities(), analysis, wanted),
        Optional.ofNullable(layer),
        Optional.ofNullable(head));
  }

  private static Target likeliest(Analysis a) {
    return SideQuestions.head(a)
        .<Target>map(h -> new Target.OfClass(h.head(), h.top(1).getFirst()))
        .orElse(new Target.Score());
  }

  private Outcome outcome(
      Analyzer analyzer, VideoFeatures features, Analysis analysis, Progress progress)
      throws SightlineException {
    ChangeSyntax syntax = new ChangeSyntax(features, analysis.text());
    List<Change> all = new ArrayList<>();
    for (String line : changes) {
      try {
        all.add(syntax.parse(line));
      } catch (IllegalArgumentException e) {
        throw new SightlineException(Problem.UNSUPPORTED, e.getMessage() + ".", e);
      }
    }
    return new WhatIf(analyzer, features).ask(analysis, ChangeList.of(all), progress);
  }
}
