package dev.sightline.app.problem;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.problem.SightlineException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs and shows errors that no view handles in its own place. The same error is shown at most once
 * in {@link #QUIET_NANOS}, and at most one dialog stands open. Thread-safe.
 */
public final class ErrorReporter implements Thread.UncaughtExceptionHandler {
  /** How long the same error stays quiet after it was shown: 30 s. */
  static final long QUIET_NANOS = 30_000_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(ErrorReporter.class);

  /** Shows an error and returns when the user has closed it. */
  @FunctionalInterface
  public interface Presenter {
    /**
     * Called on the FX thread.
     *
     * @param report what is known of a defect; empty where the message says all
     */
    void show(String title, String message, Optional<CrashReport> report);
  }

  private final Executor ui;
  private final LongSupplier nanoTime;
  private final String version;
  private final Presenter presenter;
  private final Consumer<CrashReport> kept;
  private final Map<String, Long> lastShown = new HashMap<>();
  private boolean open;

  /**
   * @param ui the FX thread
   * @param nanoTime a monotonic clock, ns
   * @param version of the program, for reports of defects
   * @param presenter what the user sees
   * @param kept gets every report of a defect that is shown, on the FX thread
   */
  public ErrorReporter(
      Executor ui,
      LongSupplier nanoTime,
      String version,
      Presenter presenter,
      Consumer<CrashReport> kept) {
    this.ui = ui;
    this.nanoTime = nanoTime;
    this.version = version;
    this.presenter = presenter;
    this.kept = kept;
  }

  /** Makes this the handler of whatever no thread catches; done before anything else. */
  public void install() {
    Thread.setDefaultUncaughtExceptionHandler(this);
  }

  @Override
  public void uncaughtException(Thread thread, Throwable error) {
    report(error);
  }

  /** Logs an error and tells the user. */
  public void report(Throwable error) {
    if (error instanceof CancelledException) {
      return;
    }
    LOG.error("unhandled: {}", error.getMessage(), error);
    String key = signature(error);
    synchronized (lastShown) {
      long now = nanoTime.getAsLong();
      Long last = lastShown.get(key);
      if (open || last != null && now - last < QUIET_NANOS) {
        return;
      }
      lastShown.put(key, now);
      open = true;
    }
    ui.execute(() -> present(error));
  }

  private void present(Throwable error) {
    try {
      Optional<CrashReport> report = reportOf(error);
      report.ifPresent(kept);
      presenter.show(Messages.text("problem.title"), userText(error), report);
    } finally {
      synchronized (lastShown) {
        open = false;
      }
    }
  }

  private Optional<CrashReport> reportOf(Throwable error) {
    return error instanceof SightlineException
        ? Optional.empty()
        : Optional.of(
            CrashReport.of(error, version, Instant.now(), System.getProperty("user.home", "")));
  }

  private static String userText(Throwable error) {
    return switch (error) {
      case SightlineException e -> Messages.say(e);
      case OutOfMemoryError e -> Messages.text("problem.memory");
      default -> Messages.text("problem.internal");
    };
  }

  private static String signature(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    return error.getClass().getName() + (trace.length > 0 ? trace[0] : error.getMessage());
  }
}
