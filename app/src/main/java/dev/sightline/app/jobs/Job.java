package dev.sightline.app.jobs;

import dev.sightline.core.problem.SightlineException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Background work as the user sees it. The properties change on the FX thread only; {@link
 * #cancel()} may be called from anywhere.
 */
public final class Job {
  /** Of work that counts nothing. */
  static final long UNCOUNTED = -1;

  private final String title;
  private final Instant started;
  private final Turn turn;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final ReadOnlyObjectWrapper<JobState> state =
      new ReadOnlyObjectWrapper<>(this, "state", JobState.RUNNING);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private long count = UNCOUNTED;

  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
  private Runnable again;
  private boolean lostAtEnd;
  private SightlineException problem;
  private Instant ended;

  /**
   * @param started when it was asked for
   * @param turn what makes it wait; {@link Turn#ALWAYS} for work that somebody looks at
   */
  Job(String title, Instant started, Turn turn) {
    this.title = title;
    this.started = started;
    this.turn = turn;
  }

  /** What the job is for. */
  public String title() {
    return title;
  }

  /** Where it is in its life. */
  public ReadOnlyObjectProperty<JobState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Done so far, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** What is being done now; may be empty. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** How many things are done, such as videos; negative if it counts nothing. */
  public long count() {
    return count;
  }

  /** When it was asked for. */
  public Instant started() {
    return started;
  }

  /** When it ended, if it has. */
  public Optional<Instant> ended() {
    return Optional.ofNullable(ended);
  }

  /** Why it failed, if it has. */
  public Optional<SightlineException> problem() {
    return Optional.ofNullable(problem);
  }

  /** True if {@link #pause} does something. */
  public boolean canPause() {
    return turn.canPause();
  }

  /** True while it waits for {@link #resume}. */
  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** Lets it wait where it next asks whether to go on. */
  public void pause() {
    if (canPause() && !state.get().isFinished()) {
      turn.pause();
      paused.set(true);
    }
  }

  /** Lets it go on. */
  public void resume() {
    turn.resume();
    paused.set(false);
  }

  /** True if it has ended without success and can be started once more. */
  public boolean canRetry() {
    return again != null && (state.get() == JobState.FAILED || state.get() == JobState.CANCELLED);
  }

  /** True if its work would be lost if the program ended now. */
  public boolean isLostAtEnd() {
    return lostAtEnd && !state.get().isFinished();
  }

  /** Says whether its work would be lost if the program ended. */
  public Job lostAtEnd(boolean lost) {
    lostAtEnd = lost;
    return this;
  }

  /** Asks it to stop; it ends as {@link JobState#CANCELLED} soon after, also if it is paused. */
  public void cancel() {
    stop.set(true);
    turn.resume();
  }

  /** True once somebody asked it to stop. */
  public boolean isCancelled() {
    return stop.get();
  }

  void report(double fraction, String text, long counted) {
    count = counted;
    progress.set(fraction);
    message.set(text);
  }

  void finish(JobState end, Instant when) {
    ended = when;
    paused.set(false);
    state.set(end);
  }

  void fail(SightlineException why, Instant when) {
    problem = why;
    finish(JobState.FAILED, when);
  }

  /** How to start it once more. */
  void retryBy(Runnable start) {
    again = start;
  }

  void retry() {
    again.run();
  }

  Turn turn() {
    return turn;
  }
}
