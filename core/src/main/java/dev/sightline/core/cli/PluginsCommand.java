package dev.sightline.core.cli;

import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.plugin.PluginJar;
import dev.sightline.core.plugin.PluginState;
import dev.sightline.core.plugin.Plugins;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.task.VideoTask;
import dev.sightline.core.text.TextForVideo;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which plug-ins there are, and lets the user decide which may run. */
@Command(
    name = "plugins",
    mixinStandardHelpOptions = true,
    description = {
      "Lists, allows and denies plug-ins, and runs their tasks.",
      "A plug-in is a jar in the plug-in folder. It runs with all rights of its user, and only"
          + " after it was allowed; the choice holds for exactly these bytes."
    })
final class PluginsCommand implements Runnable {
  /** Shares of the work, for the progress line. */
  private static final double ENCODED = 0.8;

  private static final double ANALYSED = 0.95;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;
  private final Plugins plugins;

  PluginsCommand(ModelSource models, Plugins plugins) {
    this.models = models;
    this.plugins = plugins;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "What to do with plug-ins? One of: list, allow, deny, run.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Names all jars of the plug-in folder, what they offer and how they stand.")
  int list() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("folder    " + plugins.folder());
    for (PluginState state : plugins.all()) {
      out.println();
      print(state, out);
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "allow",
      mixinStandardHelpOptions = true,
      description = "Lets a plug-in run, from now on.")
  int allow(
      @Parameters(paramLabel = "JAR", description = "Name of the jar, or how its hash begins.")
          String jar)
      throws SightlineException {
    return decide(jar, true);
  }

  @Command(
      name = "deny",
      mixinStandardHelpOptions = true,
      description = "Never loads a plug-in, and does not ask again.")
  int deny(
      @Parameters(paramLabel = "JAR", description = "Name of the jar, or how its hash begins.")
          String jar)
      throws SightlineException {
    return decide(jar, false);
  }

  private int decide(String jar, boolean allowed) throws SightlineException {
    PluginState state = plugins.decide(jar, allowed);
    print(state, spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
    return allowed && state.problem().isPresent() ? Problem.UNSUPPORTED.exitCode() : 0;
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "Runs a task of a plug-in on a video.")
  int run(
      @Parameters(index = "0", paramLabel = "TASK", description = "Key of the task.") String key,
      @Parameters(index = "1", paramLabel = "VIDEO", description = "The video.") Path video,
      @Option(names = "--text", paramLabel = "TEXT", description = "The text beside it.")
          String text,
      @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Model.") Path bundle)
      throws SightlineException {
    VideoTask task = task(key);
    List<VideoTask.Line> lines;
    try (CommandConsole console = CommandConsole.open(spec)) {
      Progress progress = console.progress();
      progress.update(-1, "Loading the model");
      try (Analyzer analyzer = models.open(Optional.ofNullable(bundle), true)) {
        VideoFeatures features = analyzer.encode(video, new PartOfProgress(progress, 0, ENCODED));
        String words =
            text != null ? text : TextForVideo.find(video, progress).map(t -> t.text()).orElse("");
        Analysis analysis =
            analyzer.analyze(features, words, new PartOfProgress(progress, ENCODED, ANALYSED));
        lines = task.answer(analysis, new PartOfProgress(progress, ANALYSED, 1));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(l -> out.println(l.name().isEmpty() ? l.value() : l.name() + ": " + l.value()));
    out.flush();
    return 0;
  }

  private VideoTask task(String key) throws SightlineException {
    List<VideoTask> all = plugins.tasks();
    return all.stream()
        .filter(t -> t.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new SightlineException(
                    Problem.UNSUPPORTED,
                    "There is no task “"
                        + key
                        + "” of a plug-in; there are: "
                        + (all.isEmpty()
                            ? "none"
                            : all.stream().map(VideoTask::key).collect(Collectors.joining(", ")))
                        + "."));
  }

  private static void print(PluginState state, PrintWriter out) {
    out.println("plug-in   " + state.name());
    out.println("file      " + state.file());
    if (!state.sha256().isEmpty()) {
      out.println("sha256    " + state.sha256());
    }
    for (PluginJar.Offer offer : state.offers()) {
      out.println("offers    " + offer.kind().title() + ": " + offer.provider());
    }
    String stands =
        switch (state.permission()) {
          case ALLOWED -> "allowed";
          case DENIED -> "denied";
          case ASKED -> "not allowed yet";
        };
    out.println("stands    " + stands);
    state.problem().ifPresent(p -> out.println("problem   " + p));
  }
}
