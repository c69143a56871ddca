package dev.sightline.app.explain;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.ClassChoice;
import dev.sightline.app.selection.Explained;
import dev.sightline.app.selection.PartChoice;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.Explainer;
import dev.sightline.core.explain.ExplainerFacts;
import dev.sightline.core.explain.Explainers;
import dev.sightline.core.explain.Explanation;
import dev.sightline.core.explain.Layers;
import dev.sightline.core.explain.Obstacle;
import dev.sightline.core.explain.Target;
import dev.sightline.core.problem.SightlineException;
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

  private final Selection selection;
  private final AnalyzerSource model;
  private final LatestTask latest;
  private final Supplier<Explainers> source;
  private final String first;
  private final KeptExplanations kept = new KeptExplanations();
  private final ObservableList<Method> methods = FXCollections.observableArrayList();
  private final ExplainTargets targets = new ExplainTargets();
  private final ReadOnlyObjectWrapper<Layers> layers =
      new ReadOnlyObjectWrapper<>(this, "layers", Layers.NONE);
  private final ReadOnlyObjectWrapper<Method> chosen = new ReadOnlyObjectWrapper<>(this, "chosen");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
  private OfferedMethods facts;
  private boolean userChose;
  private ExplainWish wish;
  private String factsOf = "";
  private ExplainTask running;

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

  /** The same methods for what another selection holds, as another model answers it. */
  public ExplainViewModel beside(Selection other, AnalyzerSource of, JobRunner jobs) {
    return new ExplainViewModel(other, of, jobs, source, "");
  }

  /** All methods, in the order in which they are offered; empty before a model is known. */
  public ObservableList<Method> methods() {
    return methods;
  }

  /** What can be explained: a class, and the text–video score if there is a text. */
  public ObservableList<Target> targets() {
    return targets.all();
  }

  /** The chosen method; null: attention maps are shown. */
  public ReadOnlyObjectProperty<Method> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** What is explained; null while there is no analysis. */
  public ReadOnlyObjectProperty<Target> targetProperty() {
    return targets.targetProperty();
  }

  /** The layers and heads that the chosen method can be kept to; the selection holds the choice. */
  public ReadOnlyObjectProperty<Layers> layersProperty() {
    return layers.getReadOnlyProperty();
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
    wish = null;
    selection.partProperty().set(PartChoice.ALL);
    chosen.set(null);
    refresh();
  }

  /** Explains by that method; one that cannot work says why. */
  public void choose(Method method) {
    userChose = true;
    wish = null;
    if (chosen.get() == null || !chosen.get().explainer().equals(method.explainer())) {
      selection.partProperty().set(PartChoice.ALL); // layers of one are not those of another
    }
    chosen.set(method);
    refresh();
  }

  /** Explains that number. */
  public void chooseTarget(Target wanted) {
    targets.choose(wanted);
    offer();
    refresh();
  }

  /** Keeps the method to a layer, or not, with {@link PartChoice#WHOLE}. */
  public void chooseLayer(int layer) {
    selection.partProperty().set(new PartChoice(layer, selection.partProperty().get().head()));
    refresh();
  }

  /** Keeps the method to a head of each layer, or not, with {@link PartChoice#WHOLE}. */
  public void chooseHead(int head) {
    selection.partProperty().set(new PartChoice(selection.partProperty().get().layer(), head));
    refresh();
  }

  /**
   * Explains as somebody else did, as soon as the methods are known.
   *
   * @param wanted what; it must be a target of the analysis that is shown
   */
  public void restore(ExplainWish wanted) {
    userChose = true;
    wish = wanted;
    if (wanted.target() != null) {
      targets.choose(wanted.target());
    }
    selection.partProperty().set(wanted.part());
    analysisChanged();
  }

  /** Stops the method and goes back to attention maps. */
  public void cancel() {
    running = null;
    latest.cancel(EXPLAIN);
  }

  private void classChosen(ClassChoice choice) {
    Analysis a = selection.analysisProperty().get();
    if (choice != null && a != null) {
      targets.choose(new Target.OfClass(choice.head(), choice.label()));
      targets.offer(a, choice);
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
      stop();
      targets.clear();
      return;
    }
    targets.offer(a, selection.classChoiceProperty().get());
    if (a.provenance().bundleSha256().equals(factsOf)) {
      offer();
      refresh();
    } else {
      ask(a.provenance().bundleSha256());
    }
  }

  /** Asks anew which methods there are. */
  public void methodsChanged() {
    if (!factsOf.isEmpty()) {
      ask(factsOf);
    }
  }

  private void ask(String bundle) {
    facts = null;
    factsOf = bundle;
    methods.clear();
    latest.request(
        FACTS,
        "",
        p -> new OfferedMethods(model.get().abilities(), source.get()),
        new Answer<OfferedMethods>() {
          @Override
          public void done(OfferedMethods found) {
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

  private void offer() {
    Analysis a = selection.analysisProperty().get();
    if (facts == null || a == null || targets.now() == null) {
      methods.clear();
      return;
    }
    List<Method> all = facts.offered(targets.now(), !a.text().isBlank());
    methods.setAll(all);
    Method now = chosen.get();
    if (wish != null) {
      ExplainWish asked = wish;
      wish = null;
      chosen.set(find(all, asked.method()).orElse(null));
      if (chosen.get() == null && !asked.method().equals(OfferedMethods.RAW)) {
        asked.unknown().run();
      }
    } else if (!userChose) {
      boolean asked = selection.classChoiceProperty().get() != null;
      chosen.set(find(all, first).filter(m -> asked && m.obstacle().isEmpty()).orElse(null));
    } else if (now != null) {
      chosen.set(find(all, now.explainer().facts().key()).orElse(now));
    }
  }

  private static Optional<Method> find(List<Method> all, String key) {
    return all.stream().filter(m -> m.explainer().facts().key().equals(key)).findFirst();
  }

  private void refresh() {
    Analysis a = selection.analysisProperty().get();
    Method method = chosen.get();
    problem.set("");
    layers.set(layers(a, method));
    if (a == null || method == null || facts == null || targets.now() == null) {
      stop();
      return;
    }
    if (method.obstacle().isPresent()) {
      stop();
      problem.set(MethodNames.obstacle(method.obstacle().get()));
      return;
    }
    PartChoice part = part();
    String key = method.explainer().facts().key();
    Optional<Explanation> before = kept.find(a, key, targets.now(), part);
    if (before.isPresent()) {
      running = null;
      latest.forget(EXPLAIN);
      show(a, method, before.get());
    } else {
      start(a, method, targets.now(), part);
    }
  }

  private Layers layers(Analysis a, Method method) {
    return a == null || method == null || facts == null || method.obstacle().isPresent()
        ? Layers.NONE
        : method.explainer().layers(facts.abilities(), a, targets.now());
  }

  /** What is chosen of the layers and heads that there are. */
  public PartChoice part() {
    Layers offered = layers.get();
    return selection.partProperty().get().within(offered.names().size(), offered.heads());
  }

  private void stop() {
    running = null;
    latest.forget(EXPLAIN);
    selection.explainedProperty().set(null);
    note.set("");
  }

  private void start(Analysis a, Method method, Target wanted, PartChoice part) {
    VideoFeatures video = selection.featuresProperty().get();
    if (video == null) {
      stop();
      return;
    }
    ExplainTask task = new ExplainTask(a, video, method.explainer(), wanted, part);
    if (task.equals(running)) {
      return; // asked by two ways at once
    }
    running = task;
    note.set("");
    Job job =
        latest.request(
            EXPLAIN,
            method.title(),
            p -> task.run(model, p),
            new Answer<Explanation>() {
              @Override
              public void done(Explanation x) {
                running = null;
                kept.keep(a, x, part);
                show(a, method, x);
              }

              @Override
              public void failed(SightlineException e) {
                running = null;
                selection.explainedProperty().set(null);
                problem.set(e.userMessage());
              }

              @Override
              public void cancelled() {
                running = null;
                chooseNone();
              }
            });
    progress.bind(job.progressProperty());
  }

  private void show(Analysis a, Method method, Explanation x) {
    ExplainerFacts f = method.explainer().facts();
    String title =
        f.ofTarget()
            ? Messages.text("explain.title", method.title(), MethodNames.target(x.target(), a))
            : method.title();
    selection
        .explainedProperty()
        .set(new Explained(x, f, method.title(), MethodNames.kept(title, x.part(), part())));
    note.set(ExplanationNote.of(x));
  }
}
