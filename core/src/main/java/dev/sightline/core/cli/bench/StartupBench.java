package dev.sightline.core.cli.bench;

import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    double[] cpu = new double[RUNS];
    for (int run = -1; run < RUNS; run++) { // the first one may have to prepare the window
      progress.checkCancelled();
      progress.update((run + 1.0) / (RUNS + 1), "Starting the window");
      Start one = start(script);
      if (run >= 0) {
        millis[run] = one.millis();
        cpu[run] = one.cpuMillis();
      }
    }
    return List.of(
        Measure.ofCosts("startup.first-window", "ms", millis, "at most 1500"),
        Measure.ofCosts("startup.first-window.cpu", "ms", cpu, ""));
  }

  /**
   * @param millis until the first frame
   * @param cpuMillis processor time of all threads until then; negative where it is not told
   */
  private record Start(double millis, double cpuMillis) {}

  private static Start start(Path script) throws SightlineException {
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("SIGHTLINE_JAVA_OPTS", options(System.getenv()));
    long begin = System.nanoTime();
    try {
      Process process = builder.start();
      Start one = new Start(-1, -1);
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.contains(FirstFrame.MARK)) {
            double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
            one =
                new Start(
                    millis, process.info().totalCpuDuration().map(Duration::toMillis).orElse(-1L));
          }
        }
      }
      int exit = process.waitFor();
      if (exit != 0 || one.millis() < 0) {
        throw new SightlineException(
            Problem.INTERNAL, "The window did not come up (exit code " + exit + ").");
      }
      return one;
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
