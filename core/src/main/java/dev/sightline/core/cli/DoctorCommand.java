package dev.sightline.core.cli;

import java.io.PrintWriter;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Says what this installation consists of. */
@Command(name = "doctor", description = "Checks this installation and says what is wrong.")
final class DoctorCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Product product = Product.load();
    out.println("Sightline    " + product.version());
    out.println("Java         " + Runtime.version());
    for (String name : new TreeSet<>(product.libraries().stringPropertyNames())) {
      out.printf("%-12s %s%n", name, product.libraries().getProperty(name));
    }
    return 0;
  }
}
