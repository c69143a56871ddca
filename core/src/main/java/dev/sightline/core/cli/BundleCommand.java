package dev.sightline.core.cli;

import dev.sightline.core.model.HeadSpec;
import dev.sightline.core.model.bundle.BundleCheck;
import dev.sightline.core.model.bundle.BundleManifest;
import dev.sightline.core.model.bundle.BundleReader;
import dev.sightline.core.model.bundle.BundleWriter;
import dev.sightline.core.model.bundle.Metric;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into model bundles and packs them. */
@Command(
    name = "bundle",
    mixinStandardHelpOptions = true,
    description = "Checks, describes and packs model bundles.")
final class BundleCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "What to do with a bundle? One of: check, info, pack.");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Says everything that is wrong with a bundle; exit code 6 if anything is.")
  int check(@Parameters(paramLabel = "BUNDLE", description = "A file or a folder.") Path bundle)
      throws SightlineException {
    BundleCheck found = BundleReader.check(bundle);
    PrintWriter out = spec.commandLine().getOut();
    if (found.isUsable()) {
      out.println(found.bundle().orElseThrow().title() + " is complete and unchanged.");
      return 0;
    }
    found.problems().forEach(out::println);
    out.flush();
    return Problem.BUNDLE.exitCode();
  }

  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      description = "Describes a bundle; without one, the model that comes with Sightline.")
  int info(
      @Parameters(paramLabel = "BUNDLE", arity = "0..1", description = "A file or a folder.")
          Path bundle,
      @Option(names = "--card", description = "Print the whole model card too.") boolean card)
      throws SightlineException {
    ModelBundle model = InstalledModels.bundle(Optional.ofNullable(bundle));
    print(model, card, spec.commandLine().getOut());
    return 0;
  }

  @Command(
      name = "pack",
      mixinStandardHelpOptions = true,
      description =
          "Checks a bundle and writes it elsewhere: one file if the name ends in"
              + " .sightline, else a folder.")
  int pack(
      @Parameters(index = "0", paramLabel = "BUNDLE", description = "A file or a folder.")
          Path bundle,
      @Parameters(index = "1", paramLabel = "TARGET", description = "What to write.") Path target)
      throws SightlineException {
    BundleManifest written = BundleWriter.copy(bundle, target);
    spec.commandLine()
        .getOut()
        .println(written.name() + " " + written.version() + " written to " + target);
    return 0;
  }

  private static void print(ModelBundle model, boolean card, PrintWriter out) {
    BundleManifest m = model.manifest();
    out.println(model.title());
    out.println("licence   " + m.licence());
    out.println("sha256    " + model.sha256());
    out.printf(
        Locale.ROOT,
        "weights   %,d parameters in %d tensors%n",
        model.weights().tensors().values().stream().mapToLong(t -> t.values().length).sum(),
        model.weights().tensors().size());
    out.printf(
        "clips     %d frames of %d Hz with a stride of %d%n",
        m.architecture().framesPerClip(),
        m.architecture().nominalRateHz(),
        m.architecture().frameStride());
    for (HeadSpec head : m.heads()) {
      out.printf("head      %s: %d classes%n", head.key(), head.labels().size());
    }
    for (Metric metric : m.metrics()) {
      out.printf(
          Locale.ROOT,
          "measured  %s %s on %s (n = %d): %.1f %% [%.1f, %.1f]%n",
          metric.task(),
          metric.name(),
          metric.split(),
          metric.n(),
          100 * metric.value(),
          100 * metric.low(),
          100 * metric.high());
    }
    if (card) {
      out.println();
      out.println(model.card());
    }
    out.flush();
  }
}
