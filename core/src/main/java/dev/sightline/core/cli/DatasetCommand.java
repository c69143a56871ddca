package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataCheck;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.data.own.Finding;
import dev.sightline.core.training.data.own.Part;
import dev.sightline.core.training.data.own.SetReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at data sets before a model is trained on them. */
@Command(
    name = "dataset",
    mixinStandardHelpOptions = true,
    description = "Says what a data set of your own holds and what is wrong with it.")
final class DatasetCommand implements Runnable {
  /** Files of one finding that are printed. */
  private static final int SHOWN = 5;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "What to do with a data set? One of: check.");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Opens every video of a data set, counts classes and splits, and names what is wrong.",
        "Exit code 8 if no model can be trained on it."
      })
  int check(
      @Parameters(
              paramLabel = "PATH",
              description = "A folder with a folder for each class, or a CSV or JSON list.")
          Path path,
      @Option(names = "--json", paramLabel = "FILE", description = "Also write the report there.")
          Path json,
      @Option(
              names = "--seed",
              paramLabel = "N",
              defaultValue = "" + DataCheck.SEED,
              description = "Seed of the splits, if the set gives none. Default: ${DEFAULT-VALUE}.")
          long seed)
      throws SightlineException {
    DataReport report;
    try (CommandConsole console = CommandConsole.open(spec)) {
      report = DataCheck.run(SetReader.read(path), seed, console.progress());
    }
    print(report, spec.commandLine().getOut());
    if (json != null) {
      write(report, json);
    }
    return report.isUsable() ? 0 : Problem.DATA.exitCode();
  }

  /** Prints the counts and everything that was found. */
  static void print(DataReport report, PrintWriter out) {
    out.printf(
        "%s · %s · %d videos · %d classes%n%n",
        report.set().source(),
        report.set().format().words(),
        report.videos().size(),
        report.labels().size());
    out.printf("%-32s %6s %6s %6s%n", "class", "train", "dev", "test");
    for (String label : report.labels()) {
      out.printf(
          Locale.ROOT,
          "%-32s %6d %6d %6d%n",
          label,
          report.count(label, Part.TRAIN),
          report.count(label, Part.DEV),
          report.count(label, Part.TEST));
    }
    if (report.cut()) {
      out.printf("%nThe dev split was cut here, by whole sources (seed %d).%n", report.seed());
    }
    for (Finding finding : report.findings()) {
      out.printf("%n%s: %s%n", finding.stops() ? "stops training" : "warning", finding.words());
      List<String> files = finding.files();
      files.stream().limit(SHOWN).forEach(f -> out.println("  " + f));
      if (files.size() > SHOWN) {
        out.println("  and " + (files.size() - SHOWN) + " more");
      }
    }
    if (report.findings().isEmpty()) {
      out.printf("%nNothing is wrong with it.%n");
    }
    out.flush();
  }

  private static void write(DataReport report, Path json) throws SightlineException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("source", report.set().source().toString());
    content.put("format", report.set().format().name().toLowerCase(Locale.ROOT));
    content.put("seed", report.seed());
    content.put("splitsCut", report.cut());
    content.put("usable", report.isUsable());
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (String label : report.labels()) {
      Map<String, Integer> own = new LinkedHashMap<>();
      for (Part part : Part.values()) {
        own.put(part.key(), report.count(label, part));
      }
      counts.put(label, own);
    }
    content.put("counts", counts);
    content.put("findings", report.findings());
    content.put(
        "videos",
        report.videos().stream()
            .map(
                v ->
                    Map.of(
                        "path", v.video().name(),
                        "label", v.video().label(),
                        "split", v.part().key(),
                        "source", v.source(),
                        "sha256", v.sha256()))
            .toList());
    try {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .writeValue(json.toFile(), content);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "The file " + json + " cannot be written.", e);
    }
  }
}
