package dev.sightline.app.jobs;

import dev.sightline.app.i18n.Messages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** All work of the app in one list: what runs, newest first, then what ended. FX thread only. */
public final class JobsViewModel {
  private final JobRunner runner;
  private final LongSupplier nanos;
  private final Map<Job, JobRow> known = new HashMap<>();
  private final ObservableList<JobRow> rows = FXCollections.observableArrayList();
  private final ObservableList<JobRow> shown = FXCollections.unmodifiableObservableList(rows);
  private final ReadOnlyIntegerWrapper failures = new ReadOnlyIntegerWrapper(this, "failures");

  /**
   * @param nanos a clock, ns
   */
  public JobsViewModel(JobRunner runner, LongSupplier nanos) {
    this.runner = runner;
    this.nanos = nanos;
    runner.jobs().addListener((ListChangeListener<Job>) c -> refresh());
    runner.ended().addListener((ListChangeListener<Job>) c -> refresh());
    refresh();
  }

  /** The jobs, running ones first. */
  public ObservableList<JobRow> rows() {
    return shown;
  }

  /** How many of the ended ones failed. */
  public ReadOnlyIntegerProperty failuresProperty() {
    return failures.getReadOnlyProperty();
  }

  /** Pauses a job that runs, or lets it go on. */
  public void pauseOrResume(Job job) {
    if (job.pausedProperty().get()) {
      job.resume();
    } else {
      job.pause();
    }
  }

  /** Starts it once more, if that is possible. */
  public void retry(Job job) {
    runner.retry(job);
  }

  /** Forgets what ended. */
  public void clearEnded() {
    runner.clearEnded();
  }

  /** All that is known of a job, for a mail to whoever can help. */
  public String log(JobRow row) {
    Job job = row.job();
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println(job.title());
    out.println(Messages.text("job.log.state", row.textProperty().get()));
    out.println(Messages.text("job.log.started", job.started().toString()));
    job.ended().ifPresent(end -> out.println(Messages.text("job.log.ended", end.toString())));
    job.problem().ifPresent(p -> p.printStackTrace(out));
    return text.toString();
  }

  private void refresh() {
    List<Job> all =
        Stream.concat(runner.jobs().reversed().stream(), runner.ended().stream()).toList();
    known.keySet().retainAll(all);
    rows.setAll(
        all.stream().map(j -> known.computeIfAbsent(j, x -> new JobRow(x, nanos))).toList());
    failures.set(
        (int)
            runner.ended().stream()
                .map(j -> j.stateProperty().get())
                .filter(s -> Objects.equals(s, JobState.FAILED))
                .count());
  }
}
