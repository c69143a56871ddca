package dev.sightline.app.jobs;

import dev.sightline.app.i18n.Messages;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One job in words: what it does, how long it will take, how it ended. FX thread only. */
public final class JobRow {
  private static final int MINUTE = 60;
  private static final String BETWEEN = " · ";

  private final Job job;
  private final TimeLeft timeLeft;
  private final Rate rate;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");

  /**
   * @param nanos a clock, ns
   */
  JobRow(Job job, LongSupplier nanos) {
    this.job = job;
    timeLeft = new TimeLeft(nanos);
    rate = new Rate(nanos);
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

  /** What it does, how much is done, how fast, and how long it will take. */
  private String running() {
    if (job.pausedProperty().get()) {
      rate.begin(); // what it does not do while it rests is not slowness
      return Messages.text("job.paused");
    }
    double done = job.progressProperty().get();
    String left = timeLeft.at(done);
    String fast = rate.at(job.count());
    String message = job.messageProperty().get();
    return Stream.of(
            message.isEmpty() ? Messages.text("job.running") : message,
            done < 0 ? "" : Messages.text("job.percent", Math.round(100 * done)),
            fast,
            done < 0 ? "" : left)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(BETWEEN));
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
