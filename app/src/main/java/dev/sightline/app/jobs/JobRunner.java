package dev.sightline.app.jobs;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs all background work of the app. Work runs on the workers; whatever a view can see changes on
 * the UI executor only. FX thread only, unless said otherwise.
 */
public final class JobRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final Executor workers;
  private final Executor ui;
  private final ObservableList<Job> jobs = FXCollections.observableArrayList();
  private final Set<Job> running = new HashSet<>();
  private final ObservableList<Job> shown = FXCollections.unmodifiableObservableList(jobs);

  /**
   * @param workers where work runs
   * @param ui the FX thread; a same-thread executor in tests
   */
  public JobRunner(Executor workers, Executor ui) {
    this.workers = workers;
    this.ui = ui;
  }

  /** The jobs that run and that the user is told of, oldest first. */
  public ObservableList<Job> jobs() {
    return shown;
  }

  /** Starts work that the user sees under {@code title}. */
  public <T> Job start(String title, Work<T> work, Answer<? super T> answer) {
    Job job = new Job(title);
    jobs.add(job);
    run(job, work, answer);
    return job;
  }

  /** Starts work that is too short or too small to tell the user of. */
  public <T> Job startQuietly(Work<T> work, Answer<? super T> answer) {
    Job job = new Job("");
    run(job, work, answer);
    return job;
  }

  /** Asks all jobs to stop. */
  @Override
  public void close() {
    running.forEach(Job::cancel);
  }

  private <T> void run(Job job, Work<T> work, Answer<? super T> answer) {
    JobProgress progress = new JobProgress(job, ui);
    running.add(job);
    workers.execute(
        () -> {
          Runnable end = outcome(job, work, answer, progress);
          ui.execute(
              () -> {
                running.remove(job);
                jobs.remove(job);
                end.run();
              });
        });
  }

  private static <T> Runnable outcome(
      Job job, Work<T> work, Answer<? super T> answer, Progress progress) {
    try {
      progress.checkCancelled();
      T value = work.run(progress);
      return job.isCancelled() ? cancelled(job, answer) : done(job, answer, value);
    } catch (CancelledException e) {
      return cancelled(job, answer);
    } catch (SightlineException e) {
      LOG.info("{}: {}", job.title(), e.getMessage());
      return failed(job, answer, e);
    } catch (OutOfMemoryError e) {
      LOG.error("{}: out of memory", job.title(), e);
      return failed(
          job,
          answer,
          new SightlineException(Problem.INTERNAL, Messages.text("problem.memory"), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return cancelled(job, answer);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      LOG.error("{}: {}", job.title(), e.toString(), e);
      return failed(
          job,
          answer,
          new SightlineException(
              Problem.INTERNAL, Messages.text("problem.internal"), e.toString(), e));
    }
  }

  private static <T> Runnable done(Job job, Answer<? super T> answer, T value) {
    return () -> {
      job.finish(JobState.DONE);
      answer.done(value);
    };
  }

  private static Runnable failed(Job job, Answer<?> answer, SightlineException problem) {
    return () -> {
      job.finish(JobState.FAILED);
      answer.failed(problem);
    };
  }

  private static Runnable cancelled(Job job, Answer<?> answer) {
    return () -> {
      job.finish(JobState.CANCELLED);
      answer.cancelled();
    };
  }

  /** Passes reports on; those that come faster than the UI takes them are merged into one. */
  private static final class JobProgress implements Progress {
    private final Job job;
    private final Executor ui;
    private final AtomicReference<Report> waiting = new AtomicReference<>();

    JobProgress(Job job, Executor ui) {
      this.job = job;
      this.ui = ui;
    }

    @Override
    public void update(double fraction, String message) {
      if (waiting.getAndSet(new Report(fraction, message)) == null) {
        ui.execute(
            () -> {
              Report last = waiting.getAndSet(null);
              if (last != null && !job.stateProperty().get().isFinished()) {
                job.report(last.fraction(), last.message());
              }
            });
      }
    }

    @Override
    public boolean isCancelled() {
      return job.isCancelled();
    }

    private record Report(double fraction, String message) {}
  }
}
