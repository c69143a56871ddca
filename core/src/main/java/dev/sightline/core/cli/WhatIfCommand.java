package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangeSyntax;
import dev.sightline.core.explain.change.Flip;
import dev.sightline.core.explain.change.FlipSearch;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.change.WhatIf;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.text.FoundText;
import dev.sightline.core.text.TextForVideo;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a text and a video and says what that does to the answer. */
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    description = {
      "Changes a text, a video or a model's attention and says what that does to the answer.",
      "",
      "Changes, made in the order given; words, clips, layers and heads count from 1:",
      "  text=A cat sleeps.        the whole text",
      "  word:3=green              the third word becomes another; nothing after = takes it out",
      "  mask-word:3               hides the third word; its place stays",
      "  swap-words:3,5            two words change places",
      "  mask-clips:2-4            hides clips; also 2 alone, 1.5s-3s, or all",
      "  freeze-clips:2-4          each clip shows its middle frame only",
      "  reverse-clips:2-4         the clips in the opposite order",
      "  backwards-clips:2-4       and the frames in each of them too",
      "  shuffle-clips:2-4,7       another order, by seed 7",
      "  repeat-clip:5,2-4         clip 5 in the place of these",
      "  blur:10,20,50,40,2-4      a region: left, top, width, height in %% of the picture; clips",
      "  grey:..., hide:...        the same region grey, or hidden after encoding",
      "  silence:text              as if there were no text; or silence:video",
      "  head-off:text,1,2         head 2 of layer 1 by which the text reads the video, or video,..",
      "  layer-off:1               all heads of a layer, both ways",
      "  stride:8                  every eighth frame at the model's nominal rate",
      "  shift:0.2s                all frames taken later; shift:-0.2s earlier",
      ""
    })
final class WhatIfCommand implements Callable<Integer> {
  /** Share of the work that encoding the video has, for the progress line. */
  private static final double ENCODED = 0.6;

  private static final double CHANGED = 0.8;

  @Parameters(paramLabel = "VIDEO", description = "The video file.")
  private Path video;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "The text; default: a file beside the video or its subtitles.")
  private String text;

  @Mixin private ChangeOptions changes;

  @Option(
      names = "--flip",
      paramLabel = "HEAD",
      description = {
        "Search the smallest set of words and clips whose hiding makes this head say another class.",
        "Starts from the changes."
      })
  private String flip;

  @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Model; default: the bundled.")
  private Path bundle;

  @Option(names = "--no-cache", description = "Neither take nor keep features of the video.")
  private boolean noCache;

  @Option(names = "--json", description = "Print JSON, with every class.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  WhatIfCommand(ModelSource models) {
    this.models = models;
  }

  @Override
  public Integer call() throws SightlineException {
    WhatIfReport report;
    try (CommandConsole console = CommandConsole.open(spec);
        Analyzer analyzer = models.open(Optional.ofNullable(bundle), !noCache)) {
      Progress progress = console.progress();
      VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
      Analysis original = analyzer.analyzeFirst(features, words(progress), progress);
      WhatIf whatIf = new WhatIf(analyzer, features);
      ChangeList list =
          changes.read(new ChangeSyntax(features, original.text()), spec.commandLine());
      Outcome outcome = whatIf.ask(original, list, new PartOfProgress(progress, ENCODED, CHANGED));
      Flip found = flip == null ? null : search(analyzer, outcome, progress);
      report = new WhatIfReport(outcome, Optional.ofNullable(found));
    }
    report.print(spec.commandLine().getOut(), json);
    return 0;
  }

  private String words(Progress progress) throws SightlineException {
    return text != null ? text : TextForVideo.find(video, progress).map(FoundText::text).orElse("");
  }

  private Flip search(Analyzer analyzer, Outcome outcome, Progress progress)
      throws SightlineException {
    var input = outcome.input();
    try (Probe probe =
        analyzer.probe(input.features(), input.text(), input.hiding().off(), progress)) {
      return new FlipSearch(probe, input.hiding().mask(), flip, input.text())
          .run(new PartOfProgress(progress, CHANGED, 1));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "There is no task head '" + flip + "' in this model.", e);
    }
  }
}
