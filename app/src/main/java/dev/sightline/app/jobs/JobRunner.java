package dev.sightline.app.jobs;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.Problem;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.words.Phrase;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.value.ObservableValue;
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

  /** Ended jobs that are remembered. */
  static final int KEPT = 50;

  private final Executor workers;
  private final Executor ui;
  private final ObservableList<Job> jobs = FXCollections.observableArrayList();
  private final Set<Job> running = new HashSet<>();
  private final ObservableList<Job> shown = FXCollections.unmodifiableObservableList(jobs);
  private final ObservableList<Job> past = FXCollections.observableArrayList();
  private final ObservableList<Job> ended = FXCollections.unmodifiableObservableList(past);
  private final AtomicBoolean urgent = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final InstantSource clock;

  /**
   * @param workers where work runs
   * @param ui the FX thread; a same-thread executor in tests
   */
  public JobRunner(Executor workers, Executor ui) {
    this(workers, ui, InstantSource.system());
  }

  /**
   * @param workers where work runs
   * @param ui the FX thread; a same-thread executor in tests
   * @param clock tells when jobs start and end
   */
  public JobRunner(Executor workers, Executor ui, InstantSource clock) {
    this.workers = workers;
    this.ui = ui;
    this.clock = clock;
  }

  /** The jobs that run and that the user is told of, oldest first. */
  public ObservableList<Job> jobs() {
    return shown;
  }

  /** Those that ended, newest first, at most {@value #KEPT}. */
  public ObservableList<Job> ended() {
    return ended;
  }

  /** Forgets those that ended. */
  public void clearEnded() {
    past.clear();
  }

  /** Whether background work takes half of its time only, because something is more urgent. */
  public void setUrgent(boolean more) {
    urgent.set(more);
  }

  /** Calls work urgent while one of these is true: a video plays, or the user waits for one. */
  @SafeVarargs
  public final void urgentWhile(ObservableValue<Boolean>... reasons) {
    for (ObservableValue<Boolean> reason : reasons) {
      reason.subscribe(r -> setUrgent(Arrays.stream(reasons).anyMatch(ObservableValue::getValue)));
    }
  }

  /** True once {@link #close} was called. May be asked on any thread. */
  public boolean isClosing() {
    return closing.get();
  }

  /** The jobs whose work would be lost if the program ended now. */
  public List<Job> losable() {
    return jobs.stream().filter(Job::isLostAtEnd).toList();
  }

  /** Starts work that the user sees under {@code title} and waits for. */
  public <T> Job start(String title, Work<T> work, Answer<? super T> answer) {
    Job job = new Job(title, clock.instant(), Turn.ALWAYS);
    jobs.add(job);
    run(job, work, answer);
    return job;
  }

  /**
   * Starts work that nobody waits for. It can be paused, steps back while a video plays, and can be
   * started once more after it failed or was stopped.
   */
  public <T> Job startInBackground(String title, Work<T> work, Answer<? super T> answer) {
    return inBackground(title, work, answer, true);
  }

  /** The same for work that whoever starts it begins again when the program does. */
  public <T> Job startLasting(String title, Work<T> work, Answer<? super T> answer) {
    return inBackground(title, work, answer, false);
  }

  private <T> Job inBackground(
      String title, Work<T> work, Answer<? super T> answer, boolean lostAtEnd) {
    Job job = new Job(title, clock.instant(), new Turn(urgent::get));
    job.lostAtEnd(lostAtEnd);
    job.retryBy(() -> inBackground(title, work, answer, lostAtEnd));
    jobs.add(job);
    run(job, work, answer);
    return job;
  }

  /** Starts a job once more, if it {@link Job#canRetry() can} be; the old one is forgotten. */
  public void retry(Job job) {
    if (job.canRetry() && past.remove(job)) {
      job.retry();
    }
  }

  /** Starts work that is too short or too small to tell the user of. */
  public <T> Job startQuietly(Work<T> work, Answer<? super T> answer) {
    Job job = new Job("", clock.instant(), Turn.ALWAYS);
    run(job, work, answer);
    return job;
  }

  /** Asks all jobs to stop. */
  @Override
  public void close() {
    closing.set(true);
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
                boolean told = jobs.remove(job);
                try {
                  end.run();
                } finally {
                  if (told) {
                    remember(job);
                  }
                }
              });
        });
  }

  private void remember(Job job) {
    past.addFirst(job);
    if (past.size() > KEPT) {
      past.removeLast();
    }
  }

  private <T> Runnable outcome(Job job, Work<T> work, Answer<? super T> answer, Progress progress) {
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

  private <T> Runnable done(Job job, Answer<? super T> answer, T value) {
    return () -> {
      job.finish(JobState.DONE, clock.instant());
      answer.done(value);
    };
  }

  private Runnable failed(Job job, Answer<?> answer, SightlineException problem) {
    return () -> {
      job.fail(problem, clock.instant());
      answer.failed(problem);
    };
  }

  private Runnable cancelled(Job job, Answer<?> answer) {
    return () -> {
      job.finish(JobState.CANCELLED, clock.instant());
      answer.cancelled();
    };
  }

  /** Passes reports on; those that come faster than the UI takes them are merged into one. */
  private static final class JobProgress implements Progress {
    private final Job job;
    private final Executor ui;
    private final AtomicReference<Report> waiting = new AtomicReference<>();
    private final AtomicLong count = new AtomicLong(Job.UNCOUNTED);

    JobProgress(Job job, Executor ui) {
      this.job = job;
      this.ui = ui;
    }

    @Override
    public void counted(long done) {
      count.set(done);
    }

    @Override
    public void update(double fraction, Phrase message) {
      if (waiting.getAndSet(new Report(fraction, message, count.get())) == null) {
        ui.execute(
            () -> {
              Report last = waiting.getAndSet(null);
              if (last != null && !job.stateProperty().get().isFinished()) {
                job.report(last.fraction(), Messages.say(last.message()), last.count());
              }
            });
      }
    }

    @Override
    public boolean isCancelled() {
      return job.isCancelled();
    }

    @Override
    public void checkCancelled() throws CancelledException {
      if (!isCancelled()) {
        job.turn().await();
      }
      Progress.super.checkCancelled();
    }

    private record Report(double fraction, Phrase message, long count) {}
  }
}
