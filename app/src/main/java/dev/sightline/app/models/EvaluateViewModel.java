package dev.sightline.app.models;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.TimeLeft;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.model.bundle.MeasuredHere;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.measuring.MeasureRequest;
import dev.sightline.core.training.measuring.Measuring;
import dev.sightline.core.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Measures the model that is looked at on labelled data, one task after the other. The figures of
 * each are kept, and shown, as soon as they are there. FX thread only.
 */
public final class EvaluateViewModel {
  /** The usual splits of a data set, the one to look at first in front. */
  public static final List<String> SPLITS = List.of("dev", "test", "train");

  private final ModelsViewModel models;
  private final ModelFiles files;
  private final JobRunner jobs;
  private final Executor ui;
  private final TimeLeft timeLeft;
  private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
  private final StringProperty folder = new SimpleStringProperty(this, "folder", "");
  private final StringProperty split = new SimpleStringProperty(this, "split", SPLITS.getFirst());
  private final ObservableList<TaskChoice> tasks = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
  private final ReadOnlyObjectWrapper<ModelItem> measured =
      new ReadOnlyObjectWrapper<>(this, "measured");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper(this, "left", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private String offered = "";
  private Job job;

  /**
   * @param models whose selected model is measured
   * @param ui the FX thread
   * @param timeLeft guesses how long it still takes
   */
  public EvaluateViewModel(
      ModelsViewModel models, ModelFiles files, JobRunner jobs, Executor ui, TimeLeft timeLeft) {
    this.models = models;
    this.files = files;
    this.jobs = jobs;
    this.ui = ui;
    this.timeLeft = timeLeft;
    models.factsProperty().subscribe(this::offer);
    folder.subscribe(f -> check());
  }

  /** Whether the user is asked what to measure. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** The folder of the data, as a path; empty before one was chosen. */
  public StringProperty folderProperty() {
    return folder;
  }

  /** Which part of the data: one of {@link #SPLITS}. */
  public StringProperty splitProperty() {
    return split;
  }

  /** What the model can be measured by; empty if by nothing. */
  public ObservableList<TaskChoice> tasks() {
    return tasks;
  }

  /** What is missing before it can begin; empty if nothing is. */
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** The model that is or was measured last; null before. */
  public ReadOnlyObjectProperty<ModelItem> measuredProperty() {
    return measured.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** How far it is, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** How long it still takes, in words; empty if that cannot be guessed. */
  public ReadOnlyStringProperty leftProperty() {
    return left.getReadOnlyProperty();
  }

  /** Which tasks could not be measured and why; empty if all could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Asks the user what to measure of the model that is looked at. */
  public void begin() {
    models.sectionProperty().set(Section.FIGURES);
    open.set(true);
  }

  /** Measures what is chosen, if nothing is missing and nothing is measured. */
  public void start() {
    ModelItem item = models.selectedProperty().get();
    if (running.get() || !obstacle.get().isEmpty() || item == null) {
      return;
    }
    Optional<Path> data =
        folder.get().isBlank() ? Optional.empty() : Optional.of(Path.of(folder.get()));
    List<MeasureRequest> wanted =
        tasks.stream()
            .filter(t -> t.chosenProperty().get())
            .map(
                t ->
                    MeasureRequest.of(
                        t.task(), t.needsData() ? data : Optional.empty(), split.get()))
            .toList();
    measured.set(item);
    problem.set("");
    progress.set(-1);
    message.set("");
    left.set("");
    timeLeft.begin();
    running.set(true);
    job =
        jobs.start(
                Messages.text("models.evaluate.job", item.name()),
                p -> measure(item, wanted, p),
                new Answer<List<String>>() {
                  @Override
                  public void done(List<String> failed) {
                    problem.set(String.join("\n", failed));
                    running.set(false);
                    open.set(!failed.isEmpty());
                  }

                  @Override
                  public void failed(SightlineException e) {
                    problem.set(Messages.say(e));
                    running.set(false);
                  }

                  @Override
                  public void cancelled() {
                    running.set(false);
                  }
                })
            .lostAtEnd(true);
    job.messageProperty().subscribe(message::set);
    job.progressProperty()
        .subscribe(
            f -> {
              progress.set(f.doubleValue());
              left.set(timeLeft.at(f.doubleValue()));
            });
  }

  /** Stops what runs; the figures of the tasks that are done stay. */
  public void cancel() {
    if (running.get()) {
      job.cancel();
    } else {
      open.set(false);
    }
  }

  /**
   * Runs in the background. A task that cannot be measured keeps none of the others.
   *
   * @return what went wrong
   */
  private List<String> measure(ModelItem item, List<MeasureRequest> wanted, Progress progress)
      throws SightlineException {
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      progress.checkCancelled();
      String task = wanted.get(i).task();
      try {
        List<MeasuredHere> now =
            files.measure(item.bundle(), wanted.get(i), share(progress, task, i, wanted.size()));
        ui.execute(() -> models.measured(item, now));
      } catch (CancelledException e) {
        throw e;
      } catch (SightlineException e) {
        failed.add(Messages.text("models.evaluate.failed", Names.task(task), Messages.say(e)));
      }
    }
    return failed;
  }

  private static Share share(Progress whole, String task, int number, int all) {
    return new Share(
        whole,
        number,
        all,
        Messages.text("models.evaluate.task", Names.task(task), number + 1, all));
  }

  /** Progress of one task of several: its name says more than what is done with which file. */
  private record Share(Progress whole, int number, int all, String name) implements Progress {
    @Override
    public void update(double fraction, Phrase message) {
      whole.update(fraction < 0 ? fraction : (number + fraction) / all, name);
    }

    @Override
    public boolean isCancelled() {
      return whole.isCancelled();
    }

    @Override
    public void checkCancelled() throws CancelledException {
      whole.checkCancelled();
    }
  }

  /** Another model has other tasks; those that both have stay chosen. */
  private void offer(ModelFacts facts) {
    String now = facts == null ? "" : facts.sha256();
    if (now.equals(offered)) {
      return; // new figures of the same model
    }
    offered = now;
    if (!running.get()) {
      problem.set(""); // it was of the model that was looked at before
    }
    Set<String> before =
        tasks.stream()
            .filter(t -> t.chosenProperty().get())
            .map(TaskChoice::task)
            .collect(Collectors.toSet());
    List<String> possible = facts == null ? List.of() : Measuring.tasks(facts.manifest());
    tasks.setAll(
        possible.stream()
            .map(t -> new TaskChoice(t, before.contains(t) || possible.size() == 1))
            .toList());
    tasks.forEach(t -> t.chosenProperty().subscribe(c -> check()));
    check();
  }

  private void check() {
    List<TaskChoice> chosen = tasks.stream().filter(t -> t.chosenProperty().get()).toList();
    obstacle.set(
        tasks.isEmpty()
            ? Messages.text("models.evaluate.nothing")
            : chosen.isEmpty()
                ? Messages.text("models.evaluate.noTask")
                : folder.get().isBlank() && chosen.stream().anyMatch(TaskChoice::needsData)
                    ? Messages.text("models.evaluate.noFolder")
                    : "");
  }
}
