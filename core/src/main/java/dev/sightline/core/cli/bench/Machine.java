package dev.sightline.core.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.sightline.core.cli.Product;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Facts of the machine that figures depend on, and clocks that Java hides. */
final class Machine {
  private static final double MIB = 1 << 20;
  private static final double KIB_PER_MIB = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Machine.class);

  private Machine() {}

  /** What to print beside the figures. */
  static Map<String, String> facts() {
    OperatingSystemMXBean os = os();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("sightline", Product.load().version());
    facts.put("java", Runtime.version().toString());
    facts.put("system", os.getName() + " " + os.getVersion() + " " + os.getArch());
    facts.put("processor", processor());
    facts.put("cores", Integer.toString(os.getAvailableProcessors()));
    facts.put("memory MB", Long.toString(Math.round(os.getTotalMemorySize() / MIB)));
    facts.put(
        "load before",
        os.getSystemLoadAverage() < 0
            ? "unknown"
            : String.format(java.util.Locale.ROOT, "%.1f", os.getSystemLoadAverage()));
    facts.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return facts;
  }

  static int cores() {
    return os().getAvailableProcessors();
  }

  /** Processor time of this process so far, all threads, ns. */
  static long cpuNanos() {
    return os().getProcessCpuTime();
  }

  /** Resident memory of this process, MiB; empty where the system does not say. */
  static OptionalDouble residentMegabytes() {
    return kilobytes(Path.of("/proc/self/status"), "VmRSS:");
  }

  /**
   * Most resident memory of this process since {@link #forgetPeak}, MiB; empty where the system
   * does not say.
   */
  static OptionalDouble peakMegabytes() {
    return kilobytes(Path.of("/proc/self/status"), "VmHWM:");
  }

  /** Begins to watch the most resident memory anew; nothing happens where the system cannot. */
  static void forgetPeak() {
    try {
      Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // proc(5): resets VmHWM
    } catch (IOException e) {
      LOG.debug("the peak of memory counts from the start: {}", e.getMessage());
    }
  }

  private static OptionalDouble kilobytes(Path file, String key) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MIB)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      String windows = System.getenv("PROCESSOR_IDENTIFIER");
      return windows == null ? "unknown" : windows;
    }
  }

  private static OperatingSystemMXBean os() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  }
}
