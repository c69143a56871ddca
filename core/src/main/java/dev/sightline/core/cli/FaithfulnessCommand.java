package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.job.WholeFile;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.evaluation.Bootstrap;
import dev.sightline.core.training.faithfulness.BenchPage;
import dev.sightline.core.training.faithfulness.BenchTable;
import dev.sightline.core.training.faithfulness.Candidate;
import dev.sightline.core.training.faithfulness.ModalityBench;
import dev.sightline.core.training.faithfulness.WinnerRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures all explanation methods. */
@Command(
    name = "faithfulness",
    mixinStandardHelpOptions = true,
    description = {
      "Measures every explanation method: pointing where the truth is known, deletion and"
          + " insertion",
      "curves, random weights, noise, agreement; and how much answers hang on text and on video.",
      "A run that was stopped goes on where it was when it is started again."
    })
final class FaithfulnessCommand implements Callable<Integer> {
  private static final int RESAMPLES = 2000;
  private static final long SEED = 20_261_128;

  @Option(
      names = "--bundle",
      split = ",",
      paramLabel = "BUNDLE",
      description = "Files, folders or names; several with commas. Default: everyday,laboratory.")
  private List<Path> bundles = List.of(Path.of("everyday"), Path.of("laboratory"));

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder that holds all sets. The laboratory draws its own.")
  private Path data;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "Of the sets. Default: ${DEFAULT-VALUE}.")
  private String split = "dev";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Items of each set, even, at least 4. Default: ${DEFAULT-VALUE}.")
  private int limit = 40;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
  private Path json;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Also write the page there.")
  private Path markdown;

  @Option(
      names = "--so-far",
      description =
          "Measure nothing: only show the sets that earlier runs with these options finished.")
  private boolean soFar;

  @Option(
      names = "--record",
      description =
          "Also keep what the heads hang on in bundles that are files or folders of your own.")
  private boolean record;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    if (limit < 4 || limit % 2 != 0) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--limit must be even and at least 4, not " + limit);
    }
    if (!Files.isDirectory(data)) {
      throw new SightlineException(Problem.DATA, "There is no folder " + data + ".");
    }
    List<Candidate> candidates = Candidate.of(InstalledPlugins.all().explainers().all());
    FaithfulnessRun run =
        new FaithfulnessRun(
            candidates,
            new FaithfulnessRun.Request(data, split, limit, SEED),
            UserFolders.current().cache().resolve("faithfulness"));
    try (CommandConsole console = CommandConsole.open(spec)) {
      for (Path bundle : bundles) {
        ModelBundle model = InstalledModels.bundle(Optional.of(bundle));
        if (soFar) {
          run.soFar(model);
          continue;
        }
        List<ModalityBench.Result> found = run.measure(model, console.progress());
        if (record && Files.exists(bundle)) {
          keep(bundle, model, found);
        }
      }
    }
    BenchTable table = new BenchTable(run.rows(), new Bootstrap(RESAMPLES, SEED));
    List<WinnerRule.Place> places = new WinnerRule(table).places(candidates);
    String page =
        new BenchPage(table, FaithfulnessRun.ABOUT)
            .write(
                new BenchPage.Facts(
                    command(), run.models(), WinnerRule.SHOWN, run.missing(table.sets())),
                places,
                run.modality());
    PrintWriter out = spec.commandLine().getOut();
    out.print(page);
    out.flush();
    if (markdown != null) {
      WholeFile.write(markdown, page.getBytes(StandardCharsets.UTF_8));
    }
    if (json != null) {
      write(table, places, run.modality());
    }
    return 0;
  }

  private void keep(Path file, ModelBundle model, List<ModalityBench.Result> found)
      throws SightlineException {
    List<Metric> metrics = new ArrayList<>(model.manifest().metrics());
    metrics.removeIf(m -> m.task().equals(ModalityBench.Result.TASK) && m.split().equals(split));
    String command =
        "./sightline faithfulness --bundle %s --data DIR --split %s --limit %d"
            .formatted(model.manifest().name(), split, limit);
    for (ModalityBench.Result r : found) {
      metrics.addAll(r.asMetrics(split, command, new Bootstrap(RESAMPLES, SEED)));
    }
    BundleWriter.update(file, metrics, model.card(), model.record());
  }

  private String command() {
    return "./sightline faithfulness --bundle "
        + String.join(",", bundles.stream().map(Path::toString).toList())
        + " --data DIR --split "
        + split
        + " --limit "
        + limit
        + (soFar ? " --so-far" : "");
  }

  private void write(
      BenchTable table, List<WinnerRule.Place> places, List<ModalityBench.Result> modality)
      throws SightlineException {
    Map<String, Object> sets = new LinkedHashMap<>();
    for (String set : table.sets()) {
      Map<String, Object> methods = new LinkedHashMap<>();
      List<String> rows = new ArrayList<>(List.of("random"));
      rows.addAll(table.methods(set));
      for (String method : rows) {
        Map<String, Object> measures = new LinkedHashMap<>();
        table
            .measures(set)
            .forEach(m -> table.mean(set, method, m).ifPresent(i -> measures.put(m, i)));
        methods.put(method, measures);
      }
      sets.put(set, Map.of("n", table.items(set), "methods", methods));
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("command", command());
    all.put("places", places);
    all.put("sets", sets);
    all.put("modality", modality);
    try {
      WholeFile.write(
          json,
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(all));
    } catch (IOException e) {
      throw WholeFile.failure(json, e);
    }
  }
}
