package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * From the start of the launch script to the first frame of the window. The window says so on
 * stdout and closes.
 */
final class StartupBench implements Benchmark {
  /** Set by the launch script: where it lies. */
  private static final String HOME_PROPERTY = "sightline.home";

  private static final int RUNS = 5;
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public List<Measure> run(Progress progress) throws SightlineException {
    Path script = Path.of(System.getProperty(HOME_PROPERTY, "."), "sightline").toAbsolutePath();
    if (!Files.isExecutable(script)) {
      throw new SightlineException(
          Problem.UNSUPPORTED, "The start can be measured only through the script ./sightline.");
    }
    double[] millis = new double[RUNS];
    for (int run = -1; run < RUNS; run++) { // the first one fills the class archive
      progress.checkCancelled();
      progress.update((run + 1.0) / (RUNS + 1), "Starting the window");
      double one = start(script);
      if (run >= 0) {
        millis[run] = one;
      }
    }
    return List.of(Measure.ofCosts("startup.first-window", "ms", millis, "at most 1500"));
  }

  private static double start(Path script) throws SightlineException {
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("SIGHTLINE_JAVA_OPTS", options(System.getenv()));
    long begin = System.nanoTime();
    try {
      Process process = builder.start();
      double millis = -1;
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.contains(FirstFrame.MARK)) {
            millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
          }
        }
      }
      int exit = process.waitFor();
      if (exit != 0 || millis < 0) {
        throw new SightlineException(
            Problem.INTERNAL, "The window did not come up (exit code " + exit + ").");
      }
      return millis;
    } catch (IOException e) {
      throw new SightlineException(Problem.INTERNAL, "The window cannot be started.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SightlineException(Problem.CANCELLED, "Stopped.", e);
    }
  }

  /** Without a display, JavaFX's headless platform stands in for it. */
  private static String options(Map<String, String> environment) {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    boolean headless = linux && environment.getOrDefault("DISPLAY", "").isBlank();
    return "-D"
        + FirstFrame.PROPERTY
        + "=true"
        + (headless ? " -Dglass.platform=Headless -Dprism.order=sw" : "");
  }
}
