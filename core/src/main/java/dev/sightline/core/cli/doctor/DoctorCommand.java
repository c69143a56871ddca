package dev.sightline.core.cli.doctor;

import dev.sightline.core.cli.Product;
import dev.sightline.core.job.UserFolders;
import dev.sightline.core.problem.Problem;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Looks at everything that the product needs and says what is wrong and what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks versions, engines, codecs, folders and the bundled model.",
      "Exit code 7 if something that is needed does not work."
    })
public final class DoctorCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Check> checks = new ArrayList<>(versions());
    checks.addAll(EngineChecks.all());
    checks.addAll(MachineChecks.all(UserFolders.current()));
    return print(checks, out) ? 0 : Problem.UNSUPPORTED.exitCode();
  }

  private static List<Check> versions() {
    Product product = Product.load();
    return List.of(
        Check.good("Sightline", product.version()),
        Check.good("Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")"),
        Check.good("JavaFX", product.library("javafx")),
        Check.good("JavaCPP", product.library("javacpp")),
        Check.good("DJL", product.library("djl")));
  }

  /**
   * Prints all findings, then what is wrong.
   *
   * @return true if nothing needed is broken
   */
  static boolean print(List<Check> checks, PrintWriter out) {
    for (Check check : checks) {
      String mark =
          switch (check.state()) {
            case GOOD -> "ok";
            case LIMITED -> "!";
            case BROKEN -> "BAD";
          };
      out.printf("%-4s %-17s %s%n", mark, check.name(), check.detail());
    }
    List<Check> wrong = checks.stream().filter(c -> c.state() != Check.State.GOOD).toList();
    out.println();
    if (wrong.isEmpty()) {
      out.println("Nothing is wrong.");
    } else {
      out.println("What is wrong:");
      wrong.forEach(c -> out.printf("  %s: %s%n", c.name(), c.advice()));
    }
    out.flush();
    return wrong.stream().noneMatch(c -> c.state() == Check.State.BROKEN);
  }
}
