package dev.sightline.app.problem;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What somebody who mends a defect needs to know, in words that the user can read first. It names
 * no folder of the user's. Nothing sends it; the user may. Immutable.
 *
 * @param text versions, machine and stack trace
 */
public record CrashReport(String text) {
  /** Longer, mail programs cut what is handed to them; in characters before they are encoded. */
  private static final int MAIL = 1600;

  /** Deep recursions have thousands of lines that are all alike. */
  private static final int LINES = 200;

  /**
   * @param version of the program
   * @param when it happened
   * @param home the user's folder, which becomes {@code ~}
   */
  public static CrashReport of(Throwable error, String version, Instant when, String home) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace, true));
    String lines =
        trace.toString().lines().limit(LINES).collect(java.util.stream.Collectors.joining("\n"));
    Runtime machine = Runtime.getRuntime();
    String text =
        """
        Sightline %s, %s
        %s %s (%s), Java %s
        %d processors, %d of %d MB in use

        %s
        """
            .formatted(
                version,
                when.truncatedTo(ChronoUnit.SECONDS),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.version(),
                machine.availableProcessors(),
                (machine.totalMemory() - machine.freeMemory()) >> 20,
                machine.maxMemory() >> 20,
                lines);
    return new CrashReport(home.length() > 1 ? text.replace(home, "~") : text);
  }

  /** An address that makes the user's mail program open a letter with this text, to nobody yet. */
  public String mail(String subject) {
    String body = text.length() <= MAIL ? text : text.substring(0, MAIL) + "\n[…]";
    return "mailto:?subject=" + encoded(subject) + "&body=" + encoded(body);
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
