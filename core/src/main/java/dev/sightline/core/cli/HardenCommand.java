package dev.sightline.core.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sightline.core.job.PartOfProgress;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.ModelBundle;
import dev.sightline.core.model.generation.GenerationMethod;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.tensor.TorchEngine;
import dev.sightline.core.training.HardenPlan;
import dev.sightline.core.training.HardenResult;
import dev.sightline.core.training.Hardening;
import dev.sightline.core.training.RobustAccuracy;
import dev.sightline.core.training.generation.MadeClips;
import dev.sightline.core.training.laboratory.LabHardening;
import dev.sightline.core.training.laboratory.LaboratoryTruth;
import dev.sightline.core.training.laboratory.MadeClip;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a head on adversarial features. */
@Command(
    name = "harden",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a model on adversarial features of videos, measures both models with and without",
      "attacks, and writes a bundle. Of models of the laboratory fusion and heads are trained, of",
      "others the map of a head for the video alone. A stopped run goes on after its last epoch."
    })
final class HardenCommand implements Callable<Integer> {
  /** Dev items of each head of the laboratory. */
  private static final int MEASURED = 200;

  private static final double LOADING = 0.1;

  @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Model; default: the bundled.")
  private Path bundle;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the sets; none for models of the laboratory.")
  private Path data;

  @Option(
      names = "--head",
      paramLabel = "HEAD",
      description = "Default: actions; of models of the laboratory always all.")
  private String head = "actions";

  @Option(names = "--variant", paramLabel = "V", description = "pgd (the default), free or fast.")
  private HardenPlan.Variant variant = HardenPlan.Variant.PGD;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description = "Share of the root mean square of a video's features; default: 0.1.")
  private String epsilon = "0.1";

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of pgd, replays of free; default: 5.")
  private int steps = 5;

  @Option(names = "--epochs", paramLabel = "N", description = "Default: 10.")
  private int epochs = 10;

  @Option(
      names = "--clean",
      paramLabel = "S",
      description = "Weight of the loss on clean videos, 0 to 1; default: 0.5.")
  private double clean = 0.5;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Highest learning rate; default: 0.003.")
  private double rate = 3e-3;

  @Option(
      names = "--generated",
      paramLabel = "N",
      description = "Learn from N clips of a generator too; for models of the laboratory.")
  private int generated;

  @Option(
      names = "--sampler",
      paramLabel = "METHOD",
      description = "Of those clips: adversarial (the default) or flow.")
  private GenerationMethod sampler = GenerationMethod.ADVERSARIAL;

  @Option(
      names = "--generator",
      paramLabel = "BUNDLE",
      description = "A generator of your own; default: the one that comes with the program.")
  private Path generator;

  @Option(names = "--seed", paramLabel = "N", description = "Of order and starts.")
  private long seed = 20_261_128;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Of the new model; default: hardened.")
  private String name = "hardened";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "For features, checkpoints and the bundle; default: run/NAME.")
  private Path out;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws SightlineException {
    ModelBundle base = InstalledModels.bundle(Optional.ofNullable(bundle));
    boolean isLaboratory = LaboratoryTruth.fits(base);
    if (!isLaboratory && generated > 0) {
      throw new SightlineException(
          Problem.UNSUPPORTED,
          base.title() + " is no model of the laboratory, and generators make no other videos.");
    }
    if (!isLaboratory && data == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Missing required option: '--data=DIR'");
    }
    if (!isLaboratory && !Files.isDirectory(data)) {
      throw new SightlineException(Problem.DATA, "There is no folder " + data + ".");
    }
    HardenPlan plan;
    try {
      plan =
          new HardenPlan(
              isLaboratory ? "" : head,
              variant,
              AttackOptions.fraction(epsilon),
              steps,
              epochs,
              clean,
              rate,
              seed,
              generated == 0
                  ? Optional.empty()
                  : Optional.of(new HardenPlan.Generated(sampler, generated)));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
    Path work = out == null ? Path.of("run", name) : out;
    HardenResult result;
    try (CommandConsole console = CommandConsole.open(spec)) {
      Files.createDirectories(work);
      TorchEngine engine = new TorchEngine();
      result =
          isLaboratory
              ? new LabHardening(engine, work, MEASURED)
                  .run(base, plan, made(engine, plan, console.progress()), console.progress())
              : new Hardening(engine, data, work).run(base, plan, console.progress());
    } catch (IOException e) {
      throw new SightlineException(
          Problem.FILE, "The folder " + work + " cannot be written to.", e);
    }
    Path written = work.resolve(name);
    result.model().write(written, name, plan, result, command(plan));
    print(result, plan, written);
    return 0;
  }

  private List<MadeClip> made(TorchEngine engine, HardenPlan plan, Progress progress)
      throws SightlineException {
    if (plan.generated().isEmpty()) {
      return List.of();
    }
    HardenPlan.Generated wanted = plan.generated().get();
    return MadeClips.of(
        engine,
        InstalledGenerators.open(generator),
        wanted.method(),
        wanted.clips(),
        new PartOfProgress(progress, 0, LOADING));
  }

  private String command(HardenPlan plan) {
    String sets = plan.head().isEmpty() ? "" : " --data " + data;
    String of = plan.head().isEmpty() ? "" : " --head " + plan.head();
    return String.format(
        Locale.ROOT,
        "./sightline harden --bundle %s%s --variant %s --epsilon %s --steps %d --epochs %d"
            + " --clean %s --rate %s --seed %d%s%s",
        bundle == null ? InstalledModels.BUNDLED : bundle,
        of,
        plan.variant().name().toLowerCase(Locale.ROOT),
        epsilon,
        plan.steps(),
        plan.epochs(),
        plan.cleanShare(),
        plan.rate(),
        plan.seed(),
        plan.generated()
            .map(g -> " --generated " + g.clips() + " --sampler " + g.method().key())
            .orElse(""),
        sets);
  }

  private void print(HardenResult result, HardenPlan plan, Path written) {
    PrintWriter stdout = spec.commandLine().getOut();
    if (json) {
      ObjectNode root = new ObjectMapper().createObjectNode();
      root.put("bundle", written.toString());
      root.put("command", command(plan));
      ArrayNode heads = root.putArray("heads");
      for (HardenResult.Head head : result.heads()) {
        ObjectNode one = heads.addObject();
        one.put("head", head.key());
        one.put("n", head.n());
        ArrayNode points = one.putArray("points");
        for (HardenResult.Point p : head.points()) {
          points
              .addObject()
              .put("epsilon", p.epsilon())
              .put("before", p.before().value())
              .put("beforeLow", p.before().low())
              .put("beforeHigh", p.before().high())
              .put("after", p.after().value())
              .put("afterLow", p.after().low())
              .put("afterHigh", p.after().high());
        }
        one.put("robustFactor", head.factor(plan));
        one.put("cleanLoss", head.cleanLoss());
      }
      stdout.println(root.toPrettyString());
    } else {
      stdout.printf("accuracy on dev items, PGD of %d steps%n", RobustAccuracy.STEPS);
      for (HardenResult.Head head : result.heads()) {
        stdout.printf("%n%s (%d)%n", head.key(), head.n());
        stdout.printf("%9s %9s %9s%n", "epsilon", "before", "after");
        for (HardenResult.Point p : head.points()) {
          stdout.printf(
              Locale.ROOT,
              "%9.4g %7.1f %% %7.1f %%%n",
              p.epsilon(),
              100 * p.before().value(),
              100 * p.after().value());
        }
        stdout.printf(
            Locale.ROOT,
            "robust accuracy × %.1f at ε = %.4g, clean accuracy %+.1f points%n",
            head.factor(plan),
            plan.epsilon(),
            -100 * head.cleanLoss());
      }
      stdout.printf("%n%s%n", written);
    }
    stdout.flush();
  }
}
