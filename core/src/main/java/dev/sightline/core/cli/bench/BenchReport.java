package dev.sightline.core.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, and where.
 *
 * @param machine facts that the figures depend on
 * @param measures the figures
 */
record BenchReport(Map<String, String> machine, List<Measure> measures) {
  private static final String ROW = "%-40s %10s %10s  %-9s %5s  %s%n";

  BenchReport {
    machine = new LinkedHashMap<>(machine);
    measures = List.copyOf(measures);
  }

  void print(PrintWriter out) {
    machine.forEach((name, value) -> out.printf("%-12s %s%n", name, value));
    out.println();
    out.printf(ROW, "measure", "median", "p95", "unit", "runs", "goal");
    for (Measure m : measures) {
      out.printf(ROW, m.name(), number(m.median()), number(m.p95()), m.unit(), m.runs(), m.goal());
    }
    out.flush();
  }

  /**
   * @throws SightlineException if the file cannot be written
   */
  void writeJson(Path file) throws SightlineException {
    try {
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new SightlineException(Problem.FILE, "The file " + file + " cannot be written.", e);
    }
  }

  private static String number(double v) {
    return String.format(Locale.ROOT, v >= 100 ? "%.0f" : v >= 10 ? "%.1f" : "%.2f", v);
  }
}
