package dev.sightline.app.training;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.TimeLeft;
import dev.sightline.core.cli.InstalledModels;
import dev.sightline.core.model.bundle.CurvePoint;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.training.data.own.DataCheck;
import dev.sightline.core.training.data.own.DataReport;
import dev.sightline.core.training.own.OwnRequest;
import dev.sightline.core.training.own.OwnResult;
import dev.sightline.core.training.own.OwnWatch;
import dev.sightline.core.training.own.TakenNames;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** From a folder of videos to a model, step by step. FX thread only. */
public final class TrainingViewModel {
  private final TrainingFiles files;
  private final JobRunner jobs;
  private final Executor ui;
  private final TimeLeft timeLeft;
  private final Consumer<OwnResult> finished;
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.START);
  private final ReadOnlyObjectWrapper<DataReport> report =
      new ReadOnlyObjectWrapper<>(this, "report");
  private final StringProperty name = new SimpleStringProperty(this, "name", "");
  private final ObservableList<Base> bases = FXCollections.observableArrayList();
  private final ObjectProperty<Base> base = new SimpleObjectProperty<>(this, "base");
  private final ObjectProperty<OwnRequest> request = new SimpleObjectProperty<>(this, "request");
  private final ReadOnlyObjectWrapper<OwnWatch.Stage> stage =
      new ReadOnlyObjectWrapper<>(this, "stage");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper(this, "left", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyObjectWrapper<List<CurvePoint>> curves =
      new ReadOnlyObjectWrapper<>(this, "curves", List.of());
  private final ObservableList<OwnRequest> unfinished = FXCollections.observableArrayList();
  private TakenNames taken = new TakenNames(List.of(), List.of());
  private Job job;
  private boolean discarding;

  /**
   * @param ui the FX thread
   * @param timeLeft guesses how long a stage still takes
   * @param finished told of each model that was trained
   */
  public TrainingViewModel(
      TrainingFiles files,
      JobRunner jobs,
      Executor ui,
      TimeLeft timeLeft,
      Consumer<OwnResult> finished) {
    this.files = files;
    this.jobs = jobs;
    this.ui = ui;
    this.timeLeft = timeLeft;
    this.finished = finished;
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** What the chosen set holds; null before it was checked. */
  public ReadOnlyObjectProperty<DataReport> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /** Name of the new model, as it is typed. */
  public StringProperty nameProperty() {
    return name;
  }

  /** The models that a new one can build upon; empty before a set was checked. */
  public ObservableList<Base> bases() {
    return bases;
  }

  /** The one that it builds upon; null before a set was checked. */
  public ObjectProperty<Base> baseProperty() {
    return base;
  }

  /** What is done now; null while nothing is trained. */
  public ReadOnlyObjectProperty<OwnWatch.Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** How far the stage or the check is, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** How long the stage still takes, in words; empty if that cannot be guessed. */
  public ReadOnlyStringProperty leftProperty() {
    return left.getReadOnlyProperty();
  }

  /** What went wrong last; empty if nothing did. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The learning curves so far. */
  public ReadOnlyObjectProperty<List<CurvePoint>> curvesProperty() {
    return curves.getReadOnlyProperty();
  }

  /** Trainings that were stopped, also by the end of the program. */
  public ObservableList<OwnRequest> unfinished() {
    return unfinished;
  }

  /** Name of the model that is trained. */
  public String trained() {
    return request.get() == null ? "" : request.get().name();
  }

  /** Looks for trainings that can go on. */
  public void load() {
    jobs.startQuietly(p -> files.unfinished(), answer(unfinished::setAll, () -> {}));
  }

  /** Checks a data set. */
  public void choose(Path source) {
    check(
        source,
        DataCheck.SEED,
        checked -> {
          report.set(checked);
          name.set(suggested(source));
          phase.set(Phase.REPORT);
        });
  }

  /** Why training cannot begin with this name; empty if it can. */
  public String nameProblem() {
    if (report.get() == null) {
      return "";
    }
    try {
      taken.require(wanted());
      return "";
    } catch (SightlineException e) {
      return Messages.say(e);
    }
  }

  private OwnRequest wanted() {
    return new OwnRequest(
        report.get().set().source().toAbsolutePath().toString(),
        name.get().strip(),
        base.get() == null ? InstalledModels.BUNDLED : base.get().id(),
        DataCheck.SEED);
  }

  /** Begins, if the set can be trained on and the name is possible. */
  public void start() {
    DataReport checked = report.get();
    if (phase.get() != Phase.REPORT || !checked.isUsable() || !nameProblem().isEmpty()) {
      return;
    }
    train(wanted());
  }

  /** Goes on with a training that was stopped; its set is checked again first. */
  public void resume(OwnRequest stopped) {
    if (phase.get() == Phase.PAUSED && report.get() != null) {
      train(stopped);
      return;
    }
    check(
        stopped.path(),
        stopped.seed(),
        checked -> {
          report.set(checked);
          train(stopped);
        });
  }

  /** Goes on with the training that is paused. */
  public void resume() {
    if (phase.get() == Phase.PAUSED) {
      resume(request.get());
    }
  }

  /** Stops the training at its last checkpoint. */
  public void pause() {
    if (phase.get() == Phase.RUNNING) {
      job.cancel();
    }
  }

  /** Gives up: a check is stopped, a report closed, a training deleted. */
  public void cancel() {
    switch (phase.get()) {
      case CHECKING -> job.cancel();
      case RUNNING -> {
        discarding = true;
        job.cancel();
      }
      case PAUSED -> discard(request.get());
      default -> reset();
    }
  }

  /** Deletes a training that was stopped. */
  public void discard(OwnRequest stopped) {
    jobs.startQuietly(
        p -> {
          files.discard(stopped);
          return files.unfinished();
        },
        answer(unfinished::setAll, () -> {}));
    reset();
  }

  /** What a check reads from the disk. */
  private record Checked(DataReport report, TakenNames taken, List<Base> bases) {}

  /** The choice of before stays, if it is still possible. */
  private void offer(List<Base> possible) {
    Base before = base.get();
    bases.setAll(possible);
    base.set(
        before != null && possible.contains(before)
            ? before
            : possible.stream()
                .filter(b -> b.id().equals(InstalledModels.BUNDLED))
                .findFirst()
                .orElse(null));
  }

  private void reset() {
    report.set(null);
    request.set(null);
    stage.set(null);
    curves.set(List.of());
    phase.set(Phase.START);
  }

  private void check(Path source, long seed, Consumer<DataReport> then) {
    problem.set("");
    begin(Phase.CHECKING);
    follow(
        jobs.start(
            Messages.text("training.checking"),
            p -> new Checked(files.check(source, seed, p), files.taken(), files.bases()),
            answer(
                checked -> {
                  taken = checked.taken();
                  offer(checked.bases());
                  then.accept(checked.report());
                },
                this::reset)));
  }

  private void train(OwnRequest wanted) {
    request.set(wanted);
    problem.set("");
    discarding = false;
    DataReport checked = report.get();
    AtomicReference<OwnResult> trained = new AtomicReference<>();
    Points points = new Points(ui, curves::set);
    begin(Phase.RUNNING);
    OwnWatch watch =
        new OwnWatch() {
          @Override
          public void stage(Stage next) {
            ui.execute(
                () -> {
                  timeLeft.begin();
                  stage.set(next);
                });
          }

          @Override
          public void point(CurvePoint point) {
            points.add(point);
          }
        };
    follow(
        jobs.start(
                Messages.text("training.running", wanted.name()),
                p -> {
                  trained.set(files.train(wanted, checked, watch, p));
                  return trained.get();
                },
                answer(this::done, () -> stopped(trained.get())))
            .lostAtEnd(true));
  }

  private void done(OwnResult result) {
    reset();
    load();
    finished.accept(result);
  }

  /**
   * What is needed to go on is kept, whatever stopped it.
   *
   * @param result not null if the wish to stop came when the model stood on the shelf
   */
  private void stopped(OwnResult result) {
    if (result != null) {
      done(result);
    } else if (discarding) {
      discard(request.get());
    } else {
      phase.set(Phase.PAUSED);
    }
  }

  private void begin(Phase next) {
    timeLeft.begin();
    progress.set(-1);
    message.set("");
    left.set("");
    phase.set(next);
  }

  private void follow(Job started) {
    job = started;
    started.messageProperty().subscribe(message::set);
    started
        .progressProperty()
        .subscribe(
            p -> {
              progress.set(p.doubleValue());
              left.set(timeLeft.at(p.doubleValue()));
            });
  }

  private <T> Answer<T> answer(Consumer<T> done, Runnable otherwise) {
    return new Answer<>() {
      @Override
      public void done(T value) {
        done.accept(value);
      }

      @Override
      public void failed(SightlineException e) {
        problem.set(Messages.say(e));
        otherwise.run();
      }

      @Override
      public void cancelled() {
        otherwise.run();
      }
    };
  }

  private static String suggested(Path source) {
    String file = source.toAbsolutePath().normalize().getFileName().toString();
    String words = file.replaceFirst("\\.(csv|json)$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
    return words.replaceFirst("^[^A-Za-z0-9]+", "");
  }
}
