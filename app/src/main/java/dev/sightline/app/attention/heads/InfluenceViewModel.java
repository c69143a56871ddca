package dev.sightline.app.attention.heads;

import dev.sightline.app.attention.Words;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Hiding;
import dev.sightline.core.analysis.Mask;
import dev.sightline.core.analysis.ModelAnalyzer;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.change.HeadAblation;
import dev.sightline.core.explain.change.HeadInfluence;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.model.CrossHead;
import dev.sightline.core.problem.SightlineException;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * How much each head of the cross-attention counts for the chosen class, measured in the background
 * when somebody asks. A newer question supersedes an older one. FX thread only.
 */
public final class InfluenceViewModel {
  private static final String MEASURE = "measure";

  /** What a measurement is of. */
  private record Question(Analysis analysis, Target.OfClass target, List<CrossHead> heads) {}

  private final Selection selection;
  private final AnalyzerSource model;
  private final LatestTask latest;
  private final ReadOnlyObjectWrapper<HeadInfluence> found =
      new ReadOnlyObjectWrapper<>(this, "found");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
  private Question asked;

  public InfluenceViewModel(Selection selection, AnalyzerSource model, JobRunner jobs) {
    this.selection = selection;
    this.model = model;
    this.latest = new LatestTask(jobs);
  }

  /** What was measured last of what is shown; null before. */
  public ReadOnlyObjectProperty<HeadInfluence> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** True while heads are turned off one after another. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** How far it is, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** What was measured, or why nothing was; empty before. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /**
   * Measures those heads on what is shown, unless that is known, under way or was stopped.
   *
   * @param heads none where the shown kind cannot be turned off
   */
  public void measure(List<CrossHead> heads) {
    Analysis a = selection.analysisProperty().get();
    Optional<Target.OfClass> target = a == null ? Optional.empty() : target(a);
    if (heads.isEmpty() || target.isEmpty() || selection.featuresProperty().get() == null) {
      drop();
      note.set(a == null ? "" : Messages.text("heads.influence.none"));
      return;
    }
    Question question = new Question(a, target.get(), List.copyOf(heads));
    if (question.equals(asked)) {
      return;
    }
    drop();
    asked = question;
    start(question);
  }

  /** Stops measuring; the same is not measured again before {@link #forget}. */
  public void cancel() {
    latest.cancel(MEASURE);
  }

  /** Nobody wants to know any more. */
  public void forget() {
    drop();
    note.set("");
  }

  private void drop() {
    asked = null;
    latest.forget(MEASURE);
    found.set(null);
  }

  /** The chosen class where the fusion can move it, else the likeliest of the first head. */
  private Optional<Target.OfClass> target(Analysis a) {
    ClassChoice choice = selection.classChoiceProperty().get();
    if (choice != null
        && !choice.head().equals(ModelAnalyzer.OBJECTS)
        && a.head(choice.head()).isPresent()) {
      return Optional.of(new Target.OfClass(choice.head(), choice.label()));
    }
    return a.heads().stream()
        .filter(h -> !h.head().equals(ModelAnalyzer.OBJECTS))
        .findFirst()
        .map(h -> new Target.OfClass(h.head(), h.top(1).getFirst()));
  }

  private void start(Question q) {
    Outcome outcome = selection.outcomeProperty().get();
    boolean changed = outcome != null && outcome.analysis() == q.analysis();
    VideoFeatures video = changed ? outcome.input().features() : selection.featuresProperty().get();
    Hiding hiding = changed ? outcome.input().hiding() : nothing(q.analysis());
    String name = label(q);
    note.set(Messages.text("heads.influence.running", name));
    Job job =
        latest.request(
            MEASURE,
            Messages.text("job.influence"),
            p -> {
              var analyzer = model.get();
              if (!analyzer.model().sha256().equals(q.analysis().provenance().bundleSha256())) {
                throw new CancelledException(); // another model was chosen meanwhile
              }
              String text = q.analysis().text().text();
              return new HeadAblation(analyzer, video, text, hiding).run(q.target(), q.heads(), p);
            },
            new Answer<HeadInfluence>() {
              @Override
              public void done(HeadInfluence influence) {
                found.set(influence);
                note.set(
                    Messages.text(
                        "heads.influence.done",
                        name,
                        Words.finePercent(influence.whole()),
                        q.heads().size()));
              }

              @Override
              public void failed(SightlineException e) {
                note.set(Messages.say(e));
              }

              @Override
              public void cancelled() {
                note.set(Messages.text("heads.influence.stopped"));
              }
            });
    progress.bind(job.progressProperty());
  }

  private static Hiding nothing(Analysis a) {
    int cells = a.clips().size() * a.grid().cells();
    return new Hiding(Mask.none(a.text().tokens().size(), cells), java.util.Set.of());
  }

  private static String label(Question q) {
    return q.analysis()
        .head(q.target().head())
        .map(h -> h.labels().get(q.target().label()))
        .orElse("");
  }
}
