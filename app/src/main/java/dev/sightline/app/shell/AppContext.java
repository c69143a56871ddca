package dev.sightline.app.shell;

import dev.sightline.app.jobs.DaemonThreads;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.problem.ErrorReporter;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.settings.SettingsStore;
import dev.sightline.core.cli.Product;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds all services of the app, and nothing else does; closes them in reverse order. FX thread
 * only.
 */
final class AppContext implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AppContext.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Selection selection = new Selection();
  private final JobRunner jobs;
  private final SettingsStore settings;

  AppContext(Path settingsFolder, Executor ui, ErrorReporter errors) {
    ExecutorService workers = DaemonThreads.pool("job");
    open.push(workers::shutdownNow);
    ScheduledExecutorService timer = DaemonThreads.scheduler("timer");
    open.push(timer::shutdownNow);
    settings = new SettingsStore(settingsFolder, Product.load().version(), timer, errors::report);
    open.push(settings);
    jobs = new JobRunner(workers, ui);
    open.push(jobs);
  }

  Selection selection() {
    return selection;
  }

  JobRunner jobs() {
    return jobs;
  }

  SettingsStore settings() {
    return settings;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("closing: {}", e.getMessage(), e);
      }
    }
  }
}
