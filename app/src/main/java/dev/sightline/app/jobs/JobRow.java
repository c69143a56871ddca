package dev.sightline.app.jobs;

import dev.sightline.app.i18n.Messages;
import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One job in words: what it does, how long it will take, how it ended. FX thread only. */
public final class JobRow {
  private static final int MINUTE = 60;

  private final Job job;
  private final TimeLeft timeLeft;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");

  /**
   * @param nanos a clock, ns
   */
  JobRow(Job job, LongSupplier nanos) {
    this.job = job;
    timeLeft = new TimeLeft(nanos);
    job.progressProperty().subscribe(p -> text.set(words()));
    job.messageProperty().subscribe(m -> text.set(words()));
    job.pausedProperty().subscribe(p -> text.set(words()));
    job.stateProperty().subscribe(s -> text.set(words()));
  }

  /** The job itself. */
  public Job job() {
    return job;
  }

  /** What it does now and how long it will take, or how it ended. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  private String words() {
    return switch (job.stateProperty().get()) {
      case RUNNING -> running();
      case DONE -> Messages.text("job.done", took());
      case CANCELLED -> Messages.text("job.cancelled", took());
      case FAILED -> job.problem().map(p -> Messages.say(p)).orElse("");
    };
  }

  private String running() {
    double done = job.progressProperty().get();
    String left = timeLeft.at(done);
    if (job.pausedProperty().get()) {
      return Messages.text("job.paused");
    }
    String message = job.messageProperty().get();
    if (message.isEmpty()) {
      message = Messages.text("job.running");
    }
    if (done < 0) {
      return message;
    }
    String percent = Messages.text("job.percent", Math.round(100 * done));
    return left.isEmpty()
        ? Messages.text("job.now", message, percent)
        : Messages.text("job.nowLeft", message, percent, left);
  }

  private String took() {
    Duration time =
        job.ended().map(end -> Duration.between(job.started(), end)).orElse(Duration.ZERO);
    long seconds = time.toSeconds();
    if (seconds < 1) {
      return Messages.text("job.moment");
    }
    return seconds < MINUTE
        ? Messages.text("job.seconds", seconds)
        : Messages.text("job.minutes", seconds / MINUTE, seconds % MINUTE);
  }
}
