package dev.sightline.app.verdict;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Tests the map that is shown, on request. A verdict belongs to one map of one analysis: when
 * another is shown, it goes, and comes back with its map. FX thread only.
 */
public final class VerdictViewModel {
  private static final Object TEST = "verdict";

  /** Verdicts that are kept. */
  private static final int KEPT = 12;

  private final Selection selection;
  private final MapCheck check;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.NOTHING);
  private final ReadOnlyObjectWrapper<MapTests> tests = new ReadOnlyObjectWrapper<>(this, "tests");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper target = new ReadOnlyStringWrapper(this, "target", "");
  private final Deque<Kept> kept = new ArrayDeque<>();
  private Question question;

  /** What the user can be told. */
  public enum State {
    /** There is no map. */
    NOTHING,
    /** There is one, and nobody tested it. */
    UNTESTED,
    /** It is being tested. */
    TESTING,
    /** It was tested. */
    TESTED,
    /** The test failed. */
    FAILED
  }

  private record Kept(Question question, MapTests tests) {}

  public VerdictViewModel(Selection selection, MapCheck check, JobRunner jobs) {
    this.selection = selection;
    this.check = check;
    this.latest = new LatestTask(jobs);
    selection.analysisProperty().subscribe(a -> changed());
    selection.featuresProperty().subscribe(f -> changed());
    selection.mapProperty().subscribe(m -> changed());
    selection.classChoiceProperty().subscribe(c -> changed());
    selection.explainedProperty().subscribe(e -> changed());
    selection.outcomeProperty().subscribe(o -> changed());
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What was measured of the shown map; null if it was not tested. */
  public ReadOnlyObjectProperty<MapTests> testsProperty() {
    return tests.getReadOnlyProperty();
  }

  /** Done so far, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why a test failed, in words; else empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What the map is tested for: a class, or the text–video score; empty without a map. */
  public ReadOnlyStringProperty targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** Starts a test of the shown map, in the background. */
  public void test() {
    Question asked = question;
    if (asked == null || state.get() == State.TESTING) {
      return;
    }
    state.set(State.TESTING);
    problem.set("");
    progress.set(-1);
    Job job =
        latest.request(
            TEST,
            Messages.text("verdict.job"),
            p -> check.test(asked, p),
            new Answer<MapTests>() {
              @Override
              public void done(MapTests result) {
                kept.addFirst(new Kept(asked, result));
                while (kept.size() > KEPT) {
                  kept.removeLast();
                }
                show();
              }

              @Override
              public void failed(SightlineException e) {
                problem.set(Messages.say(e));
                state.set(State.FAILED);
              }

              @Override
              public void cancelled() {
                show();
              }
            });
    job.progressProperty()
        .subscribe(
            value -> {
              if (state.get() == State.TESTING) {
                progress.set(value.doubleValue());
              }
            });
  }

  /** Stops a test that runs. */
  public void cancel() {
    latest.cancel(TEST);
  }

  private void changed() {
    Question now = Questions.of(selection).orElse(null);
    if (now != null && now.isSameAs(question)) {
      return;
    }
    question = now;
    latest.forget(TEST);
    target.set(now == null ? "" : VerdictWords.target(now));
    problem.set("");
    show();
  }

  private void show() {
    MapTests found =
        kept.stream()
            .filter(k -> k.question().isSameAs(question))
            .findFirst()
            .map(Kept::tests)
            .orElse(null);
    tests.set(found);
    state.set(question == null ? State.NOTHING : found == null ? State.UNTESTED : State.TESTED);
  }
}
