package dev.sightline.app.explain;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Analyzer;
import dev.sightline.core.analysis.HeadResult;
import dev.sightline.core.analysis.ModelAbilities;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.ExplainRequest;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.explain.Target;
import dev.sightline.core.job.CancelledException;
import dev.sightline.core.job.Progress;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Which method explains which number, and what it found: that goes into the selection, where all
 * views see it. A newer wish supersedes an older one; what was found before is shown at once. FX
 * thread only.
 */
public final class ExplainViewModel {
  private static final String FACTS = "facts";
  private static final String EXPLAIN = "explain";

  /** A map with the raw attention of one layer and head is chosen as a map, not as a method. */
  private static final String RAW = "attention";

  /**
   * A method on offer.
   *
   * @param explainer the method
   * @param obstacle why it cannot work here; empty if it can
   */
  public record Method(Explainer explainer, Optional<Obstacle> obstacle) {
    /** Its name in the user's words. */
    public String title() {
      return MethodNames.title(explainer.facts());
    }
  }

  /** What must be asked of the model and of the program before methods can be offered. */
  private record Facts(ModelAbilities abilities, Explainers all) {}

  private final Selection selection;
  private final AnalyzerSource model;
  private final LatestTask latest;
  private final Supplier<Explainers> source;
  private final String first;
  private final KeptExplanations kept = new KeptExplanations();
  private final ObservableList<Method> methods = FXCollections.observableArrayList();
  private final ObservableList<Target> targets = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Method> chosen = new ReadOnlyObjectWrapper<>(this, "chosen");
  private final ReadOnlyObjectWrapper<Target> target = new ReadOnlyObjectWrapper<>(this, "target");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
  private Facts facts;
  private boolean userChose;
  private String factsOf = "";

  /**
   * @param methods finds the methods; called in the background
   * @param first key of the method that explains a class which the user asks about before choosing
   *     a method, where it can work; without such a class, or if empty, attention maps are shown
   */
  public ExplainViewModel(
      Selection selection,
      AnalyzerSource model,
      JobRunner jobs,
      Supplier<Explainers> methods,
      String first) {
    this.selection = selection;
    this.model = model;
    this.latest = new LatestTask(jobs);
    this.source = methods;
    this.first = first;
    selection.analysisProperty().subscribe(a -> analysisChanged());
    selection.classChoiceProperty().subscribe(this::classChosen);
  }

  /** All methods, in the order in which they are offered; empty before a model is known. */
  public ObservableList<Method> methods() {
    return methods;
  }

  /** What can be explained: a class, and the text–video score if there is a text. */
  public ObservableList<Target> targets() {
    return targets;
  }

  /** The chosen method; null: attention maps are shown. */
  public ReadOnlyObjectProperty<Method> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** What is explained; null while there is no analysis. */
  public ReadOnlyObjectProperty<Target> targetProperty() {
    return target.getReadOnlyProperty();
  }

  /** True while a method runs. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  /** How far it is, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why nothing is explained; empty if all is well. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How exact the answer is and what it took; empty without one. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /** The target in the user's words. */
  public String name(Target of) {
    Analysis a = selection.analysisProperty().get();
    return a == null ? "" : MethodNames.target(of, a);
  }

  /** Shows attention maps again. */
  public void chooseNone() {
    userChose = true;
    chosen.set(null);
    refresh();
  }

  /** Explains by that method; one that cannot work says why. */
  public void choose(Method method) {
    userChose = true;
    chosen.set(method);
    refresh();
  }

  /** Explains that number. */
  public void chooseTarget(Target wanted) {
    target.set(wanted);
    offer();
    refresh();
  }

  /** Stops the method and goes back to attention maps. */
  public void cancel() {
    latest.cancel(EXPLAIN);
  }

  private void classChosen(ClassChoice choice) {
    Analysis a = selection.analysisProperty().get();
    if (choice != null && a != null) {
      target.set(new Target.OfClass(choice.head(), choice.label()));
      offerTargets(a);
      offer();
      refresh();
    } else if (a != null && !userChose) {
      offer();
      refresh();
    }
  }

  private void analysisChanged() {
    Analysis a = selection.analysisProperty().get();
    if (a == null) {
      latest.forget(EXPLAIN);
      selection.explainedProperty().set(null);
      targets.clear();
      target.set(null);
      note.set("");
      return;
    }
    offerTargets(a);
    if (a.provenance().bundleSha256().equals(factsOf)) {
      offer();
      refresh();
    } else {
      ask(a.provenance().bundleSha256());
    }
  }

  /** A class stays chosen as long as the model has it. */
  private void offerTargets(Analysis a) {
    List<Target> all = new ArrayList<>();
    Target now = target.get();
    boolean known =
        now instanceof Target.OfClass c
            && a.head(c.head()).filter(h -> c.label() < h.labels().size()).isPresent();
    Optional<Target> first = known ? Optional.of(now) : likeliest(a);
    first.ifPresent(all::add);
    if (!a.text().isBlank()) {
      all.add(new Target.Score());
    }
    targets.setAll(all);
    if (!all.contains(now)) {
      target.set(all.isEmpty() ? null : all.getFirst());
    }
  }

  private Optional<Target> likeliest(Analysis a) {
    ClassChoice choice = selection.classChoiceProperty().get();
    if (choice != null && a.head(choice.head()).isPresent()) {
      return Optional.of(new Target.OfClass(choice.head(), choice.label()));
    }
    return a.heads().stream()
        .findFirst()
        .map((HeadResult h) -> new Target.OfClass(h.head(), h.top(1).getFirst()));
  }

  private void ask(String bundle) {
    facts = null;
    factsOf = bundle;
    methods.clear();
    latest.request(
        FACTS,
        "",
        p -> new Facts(model.get().abilities(), source.get()),
        new Answer<Facts>() {
          @Override
          public void done(Facts found) {
            facts = found;
            offer();
            refresh();
          }

          @Override
          public void failed(SightlineException e) {
            factsOf = "";
            problem.set(e.userMessage());
          }
        });
  }

  /** Lists the methods with what stands in the way of each. */
  private void offer() {
    Analysis a = selection.analysisProperty().get();
    if (facts == null || a == null || target.get() == null) {
      methods.clear();
      return;
    }
    boolean text = !a.text().isBlank();
    List<Method> all = new ArrayList<>();
    for (Explainer e : facts.all().all()) {
      if (!e.facts().key().equals(RAW)) {
        // the views have no place yet for a video without a text
        Optional<Obstacle> obstacle = e.obstacle(facts.abilities(), target.get(), text);
        all.add(new Method(e, text ? obstacle : Optional.of(Obstacle.NO_TEXT)));
      }
    }
    methods.setAll(all);
    Method now = chosen.get();
    if (!userChose) {
      boolean asked = selection.classChoiceProperty().get() != null;
      chosen.set(
          all.stream()
              .filter(m -> asked && m.obstacle().isEmpty())
              .filter(m -> m.explainer().facts().key().equals(first))
              .findFirst()
              .orElse(null));
    } else if (now != null) {
      chosen.set(
          all.stream().filter(m -> m.explainer().equals(now.explainer())).findFirst().orElse(now));
    }
  }

  private void refresh() {
    Analysis a = selection.analysisProperty().get();
    Method method = chosen.get();
    problem.set("");
    if (a == null || method == null || facts == null || target.get() == null) {
      stop();
      return;
    }
    if (method.obstacle().isPresent()) {
      stop();
      problem.set(MethodNames.obstacle(method.obstacle().get()));
      return;
    }
    Optional<Explanation> before = kept.find(a, method.explainer().facts().key(), target.get());
    if (before.isPresent()) {
      latest.forget(EXPLAIN);
      show(a, method, before.get());
    } else {
      start(a, method, target.get());
    }
  }

  private void stop() {
    latest.forget(EXPLAIN);
    selection.explainedProperty().set(null);
    note.set("");
  }

  private void start(Analysis a, Method method, Target wanted) {
    VideoFeatures video = selection.featuresProperty().get();
    if (video == null) {
      stop();
      return;
    }
    note.set("");
    Job job =
        latest.request(
            EXPLAIN,
            method.title(),
            p -> explain(a, video, method.explainer(), wanted, p),
            new Answer<Explanation>() {
              @Override
              public void done(Explanation x) {
                kept.keep(a, x);
                show(a, method, x);
              }

              @Override
              public void failed(SightlineException e) {
                selection.explainedProperty().set(null);
                problem.set(e.userMessage());
              }

              @Override
              public void cancelled() {
                chooseNone();
              }
            });
    progress.bind(job.progressProperty());
  }

  private Explanation explain(
      Analysis a, VideoFeatures video, Explainer method, Target wanted, Progress p)
      throws SightlineException {
    Analyzer analyzer = model.get();
    if (!analyzer.model().sha256().equals(a.provenance().bundleSha256())) {
      throw new CancelledException(); // another model was chosen meanwhile
    }
    return method.explain(new ExplainRequest(analyzer, video, a, wanted), p);
  }

  private void show(Analysis a, Method method, Explanation x) {
    var f = method.explainer().facts();
    String title =
        f.ofTarget()
            ? Messages.text("explain.title", method.title(), MethodNames.target(x.target(), a))
            : method.title();
    selection.explainedProperty().set(new Explained(x, f, method.title(), title));
    note.set(ExplanationNote.of(x));
  }
}
