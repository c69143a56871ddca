package dev.sightline.core.cli.bench;

import dev.sightline.core.cli.CommandConsole;
import dev.sightline.core.cli.ModelSource;
import dev.sightline.core.job.Progress;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.problem.SightlineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures this product on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures speed and memory on this machine; the method is in docs/benchmarks.")
public final class BenchCommand implements Callable<Integer> {
  /** What can be measured. */
  enum Part {
    DECODE,
    ENCODE,
    ANALYSIS,
    EDIT,
    WHATIF,
    EXPLAIN,
    STARTUP,
    MEMORY,
    TRAIN,
    OVERLAY,
    THUMBNAILS,
    SEARCH,
    MAP,
    USES,
    LEARN,
    ALL
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "What to measure: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Part> parts = List.of(Part.ALL);

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
  private Path json;

  @Option(
      names = "--vectors",
      paramLabel = "N",
      description = "Videos of the search bench, 100 to 10000000. Default: ${DEFAULT-VALUE}.")
  private int vectors = SearchBench.VIDEOS;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final ModelSource models;

  /**
   * @param models whose model is measured
   */
  public BenchCommand(ModelSource models) {
    this.models = models;
  }

  @Override
  public Integer call() throws SightlineException {
    if (vectors < 100 || vectors > 10_000_000) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--vectors takes 100 to 10000000, not " + vectors + ".");
    }
    Films films = new Films(UserFolders.current().cache().resolve("bench"));
    Map<Part, Benchmark> all = new EnumMap<>(Part.class);
    all.put(Part.DECODE, new DecodeBench(films));
    all.put(Part.ENCODE, new EncodeBench());
    all.put(Part.ANALYSIS, new AnalysisBench(films, models));
    all.put(Part.EDIT, new EditBench(films, models));
    all.put(Part.WHATIF, new WhatIfBench(films, models));
    all.put(Part.EXPLAIN, new ExplainBench(films, models));
    all.put(Part.STARTUP, new StartupBench());
    all.put(Part.MEMORY, new MemoryBench(films, models));
    all.put(Part.TRAIN, new TrainBench());
    all.put(Part.OVERLAY, new OverlayBench(films));
    all.put(Part.THUMBNAILS, new ThumbnailBench(films));
    Path bench = UserFolders.current().cache().resolve("bench");
    all.put(Part.SEARCH, new SearchBench(bench, vectors));
    all.put(Part.MAP, new MapBench(bench));
    all.put(Part.USES, new UsesBench(models, bench.resolve("uses")));
    all.put(Part.LEARN, new TrainingUses(bench.resolve("learn")));
    Map<String, String> machine = Machine.facts();
    List<Measure> measures = new ArrayList<>();
    try (CommandConsole console = CommandConsole.open(spec)) {
      Progress progress = console.progress();
      for (Map.Entry<Part, Benchmark> entry : all.entrySet()) {
        if (parts.contains(Part.ALL) || parts.contains(entry.getKey())) {
          measures.addAll(entry.getValue().run(progress));
        }
      }
    }
    BenchReport report = new BenchReport(machine, measures);
    report.print(spec.commandLine().getOut());
    if (json != null) {
      report.writeJson(json);
    }
    return 0;
  }
}
