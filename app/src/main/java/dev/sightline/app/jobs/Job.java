package dev.sightline.app.jobs;

import java.util.concurrent.atomic.AtomicBoolean;
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
  private final String title;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final ReadOnlyObjectWrapper<JobState> state =
      new ReadOnlyObjectWrapper<>(this, "state", JobState.RUNNING);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");

  Job(String title) {
    this.title = title;
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

  /** Asks it to stop; it ends as {@link JobState#CANCELLED} soon after. */
  public void cancel() {
    stop.set(true);
  }

  /** True once somebody asked it to stop. */
  public boolean isCancelled() {
    return stop.get();
  }

  void report(double fraction, String text) {
    progress.set(fraction);
    message.set(text);
  }

  void finish(JobState end) {
    state.set(end);
  }
}
