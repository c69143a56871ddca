package dev.sightline.app.robustness;

import dev.sightline.app.i18n.HeadNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.jobs.Work;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.SpatialMap;
import dev.sightline.core.laboratory.QuestionKind;
import dev.sightline.core.problem.SightlineException;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.robustness.AttentionShift;
import dev.sightline.core.training.robustness.AttackedSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Attacks the open video on request. An outcome belongs to one analysis: when another is shown, it
 * goes. A newer request supersedes an older one. FX thread only.
 */
public final class AttackViewModel {
  private static final Object RUN = "attack";

  private final Selection selection;
  private final Attacks attacks;
  private final LatestTask latest;
  private final ObjectProperty<AttackWish> wish =
      new SimpleObjectProperty<>(this, "wish", AttackWish.FIRST);
  private final ReadOnlyObjectWrapper<AttackOutcome> outcome =
      new ReadOnlyObjectWrapper<>(this, "outcome");
  private final ReadOnlyObjectWrapper<StrengthCurve> curve =
      new ReadOnlyObjectWrapper<>(this, "curve");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper target = new ReadOnlyStringWrapper(this, "target", "");
  private final BooleanProperty checks = new SimpleBooleanProperty(this, "checks");
  private Attacks.Scene scene;

  public AttackViewModel(Selection selection, Attacks attacks, JobRunner jobs) {
    this.selection = selection;
    this.attacks = attacks;
    this.latest = new LatestTask(jobs);
    selection.analysisProperty().subscribe(a -> changed());
    selection.featuresProperty().subscribe(f -> changed());
    selection.classChoiceProperty().subscribe(c -> changed());
    wish.addListener(
        (p, before, now) -> {
          problem.set("");
          if (!now.withStrength(0).equals(before.withStrength(0))) {
            curve.set(null);
          }
        });
  }

  /** What is chosen. */
  public ObjectProperty<AttackWish> wishProperty() {
    return wish;
  }

  /** What the last attack did; null if there was none, or another answer is shown. */
  public ReadOnlyObjectProperty<AttackOutcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** The curve that was measured last for this kind of attack; null if none was. */
  public ReadOnlyObjectProperty<StrengthCurve> curveProperty() {
    return curve.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** Done so far, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why it did not work, in words; else empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The class that is led away from, and its head; empty while nothing can be attacked. */
  public ReadOnlyStringProperty targetProperty() {
    return target.getReadOnlyProperty();
  }

  /**
   * The pictures of the clip at the playhead, or of the nearest one that is kept.
   *
   * @return empty if no picture changed
   */
  public Optional<AttackOutcome.Pictures> pictures() {
    AttackOutcome o = outcome.get();
    if (o == null) {
      return Optional.empty();
    }
    OptionalInt at = selection.playheadClip();
    return o.pictures().stream()
        .min(java.util.Comparator.comparingInt(p -> Math.abs(p.clip() - at.orElse(0))));
  }

  /** What moved among the places of the clip at the playhead; empty if nothing is known of it. */
  public Optional<SpatialMap> places() {
    AttackOutcome o = outcome.get();
    return o == null
        ? Optional.empty()
        : AttentionShift.places(
            o.request().clean(),
            o.attacked(),
            Math.min(selection.playheadClip().orElse(0), o.request().clean().clips().size() - 1));
  }

  /** What is shown as a table: classes before and after, then the curve; empty before. */
  public String table() {
    return AttackTable.of(outcome.get(), curve.get(), wish.get());
  }

  /** Calls an action when the playhead moves. */
  public void onMove(Runnable action) {
    selection.playheadProperty().subscribe(t -> action.run());
  }

  /** Attacks. */
  public void attack() {
    Attacks.Scene asked = scene;
    AttackWish wanted = wish.get();
    if (asked != null) {
      run("attack.job", p -> attacks.attack(asked, wanted, p), outcome::set);
    }
  }

  /** Measures all strengths on the open video. */
  public void measure() {
    Attacks.Scene asked = scene;
    AttackWish wanted = wish.get();
    if (asked != null) {
      run("attack.job.curve", p -> attacks.curve(asked, wanted, p), curve::set);
    }
  }

  /** Whether a set is also searched for signs of masked gradients. */
  public BooleanProperty checksProperty() {
    return checks;
  }

  /**
   * The set that asks the head which is to err: that of actions while no video is open.
   *
   * @return empty if there is none for that head
   */
  public Optional<AttackedSet> set() {
    if (scene == null) {
      return Optional.of(AttackedSet.ACTIONS);
    }
    List<AttackedSet> fit = AttackedSet.of(List.of(scene.head()));
    boolean drawn =
        scene.analysis().head(scene.head()).orElseThrow().labels().equals(QuestionKind.ANSWERS);
    return drawn ? Optional.of(AttackedSet.LABORATORY_QUESTIONS) : fit.stream().findFirst();
  }

  /**
   * Measures all strengths on {@link #set()}.
   *
   * @param folder asks for the folder of the set, where it needs one; empty: the user said no
   */
  public void measureSet(Supplier<Optional<Path>> folder) {
    Optional<AttackedSet> set = set();
    if (set.isEmpty()) {
      problem.set(Messages.text("attack.set.none", scene.head()));
      return;
    }
    Optional<Path> data = set.get().isDrawn() ? Optional.empty() : folder.get();
    if (!set.get().isDrawn() && data.isEmpty()) {
      return;
    }
    AttackWish wanted = wish.get();
    boolean signs = checks.get();
    run("attack.job.set", p -> attacks.overSet(set.get(), data, wanted, signs, p), curve::set);
  }

  /** Stops what runs. */
  public void cancel() {
    latest.cancel(RUN);
  }

  private <T> void run(String title, Work<T> work, Consumer<T> show) {
    problem.set("");
    progress.set(-1);
    Job job =
        latest.request(
            RUN,
            Messages.text(title),
            work,
            new Answer<T>() {
              @Override
              public void done(T value) {
                show.accept(value);
              }

              @Override
              public void failed(SightlineException e) {
                problem.set(Messages.say(e));
              }
            });
    job.progressProperty()
        .subscribe(
            value -> {
              if (busyProperty().get()) {
                progress.set(value.doubleValue());
              }
            });
  }

  private void changed() {
    Attacks.Scene now = sceneOf(selection).orElse(null);
    if (java.util.Objects.equals(now, scene)) {
      return;
    }
    scene = now;
    latest.forget(RUN);
    outcome.set(null);
    curve.set(null);
    problem.set("");
    target.set(
        now == null
            ? ""
            : Messages.text(
                "attack.target",
                now.analysis().head(now.head()).orElseThrow().labels().get(now.label()),
                HeadNames.of(now.head())));
  }

  /** The answer of the head whose class is chosen, else of the first. */
  private static Optional<Attacks.Scene> sceneOf(Selection selection) {
    Analysis a = selection.analysisProperty().get();
    if (a == null
        || selection.featuresProperty().get() == null
        || a.heads().isEmpty()
        || a.clips().size() != selection.featuresProperty().get().clips().size()) {
      return Optional.empty();
    }
    ClassChoice chosen = selection.classChoiceProperty().get();
    HeadResult head =
        Optional.ofNullable(chosen).flatMap(c -> a.head(c.head())).orElse(a.heads().getFirst());
    return Optional.of(
        new Attacks.Scene(
            selection.featuresProperty().get(), a, head.head(), head.top(1).getFirst()));
  }
}
