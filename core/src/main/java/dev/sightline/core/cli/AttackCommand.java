package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.library.use.Uses;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.Attack;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.robustness.AttackRequest;
import dev.sightline.core.robustness.VideoAttack;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Attacks one video, or a labelled set. */
@Command(
    name = "attack",
    mixinStandardHelpOptions = true,
    description = {
      "Changes a video or its text so that the model errs, and says what became of the answer and",
      "of the attention; or measures accuracy against strength over a labelled set (--data, --task)."
    })
final class AttackCommand implements Callable<Integer> {
  private static final double ENCODED = 0.2;

  @Parameters(arity = "0..1", paramLabel = "VIDEO", description = "The video file.")
  private Path video;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "The text; default: a file beside the video, or its subtitles.")
  private String text;

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description = "The head that is to err; default: the first.")
  private String head;

  @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Model; default: the bundled.")
  private Path bundle;

  @Mixin private AttackOptions options;

  @Mixin private SetOptions set;

  @Option(names = "--json", description = "Print JSON instead of a summary.")
  private boolean json;

  @Mixin private KeepOption keeping;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  AttackCommand(ModelSource models) {
    this.models = models;
  }

  @Override
  public Integer call() throws SightlineException {
    boolean overSet = set.data() != null || set.task().isPresent();
    if ((video == null) != overSet) {
      throw usage("Either a video or a set is needed: --data, or a --task that draws its own.");
    }
    try {
      return overSet ? overSet() : one(options.attack(false));
    } catch (IllegalArgumentException e) {
      CommandLine.ParameterException wrong = usage(e.getMessage());
      wrong.initCause(e);
      throw wrong;
    }
  }

  private int one(Attack attack) throws SightlineException {
    AttackOutcome outcome;
    keeping.check();
    try (CommandConsole console = CommandConsole.open(spec);
        Analyzer analyzer = models.open(Optional.ofNullable(bundle), true)) {
      Progress progress = console.progress();
      VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
      String words =
          text != null ? text : TextForVideo.find(video, progress).map(FoundText::text).orElse("");
      Analysis clean = analyzer.analyzeFirst(features, words, progress);
      AttackRequest request = AttackRequest.awayFromAnswer(analyzer, features, clean, head(clean));
      outcome = new VideoAttack(request).run(attack, new PartOfProgress(progress, ENCODED, 1));
    }
    keeping.keep(Uses.attack(outcome, Instant.now()));
    new AttackReport(outcome).print(spec.commandLine().getOut(), json);
    return 0;
  }

  private String head(Analysis clean) throws SightlineException {
    List<String> heads = clean.heads().stream().map(HeadResult::head).toList();
    if (heads.isEmpty()) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "The model answers nothing without a text.");
    }
    if (head != null && !heads.contains(head)) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          "The model has no head “" + head + "”; it has " + String.join(", ", heads) + ".");
    }
    return head == null ? heads.getFirst() : head;
  }

  private int overSet() throws SightlineException {
    RobustRun run = new RobustRun(models, Optional.ofNullable(bundle), options, set);
    try (CommandConsole console = CommandConsole.open(spec)) {
      run.measure(console.progress());
    }
    run.print(spec.commandLine().getOut(), json);
    return 0;
  }

  private CommandLine.ParameterException usage(String words) {
    return new CommandLine.ParameterException(spec.commandLine(), words);
  }
}
