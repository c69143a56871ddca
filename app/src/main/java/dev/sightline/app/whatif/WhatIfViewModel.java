package dev.sightline.app.whatif;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.inspect.AnalyzerSource;
import dev.sightline.app.jobs.Answer;
import dev.sightline.app.jobs.Job;
import dev.sightline.app.jobs.JobRunner;
import dev.sightline.app.jobs.LatestTask;
import dev.sightline.app.selection.Selection;
import dev.sightline.core.analysis.Analysis;
import dev.sightline.core.analysis.Probe;
import dev.sightline.core.analysis.VideoFeatures;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeHistory;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.ChangedInput;
import dev.sightline.core.explain.change.Flip;
import dev.sightline.core.explain.change.FlipSearch;
import dev.sightline.core.explain.change.Outcome;
import dev.sightline.core.explain.change.WhatIf;
import dev.sightline.core.job.Progress;
import dev.sightline.core.numbers.ScoresTable;
import dev.sightline.core.problem.SightlineException;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Keeps the shown answer in step with the list of changes: whenever the list, the text or the video
 * is another one, the model is asked anew, and what it says takes the place of the original
 * analysis in the {@link Selection}. The newest list wins. FX thread only.
 */
public final class WhatIfViewModel {
  private static final String ASK = "ask";
  private static final String FLIP = "flip";

  private final Selection selection;
  private final AnalyzerSource model;
  private final LatestTask latest;
  private final LatestTask searches;
  private final ReadOnlyObjectWrapper<List<Row>> rows =
      new ReadOnlyObjectWrapper<>(this, "rows", List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
  private final ReadOnlyObjectWrapper<Flip> flip = new ReadOnlyObjectWrapper<>(this, "flip");
  private final ReadOnlyDoubleWrapper flipProgress =
      new ReadOnlyDoubleWrapper(this, "flipProgress", -1);
  private Analysis original;
  private Engine engine;
  private boolean mine;

  /**
   * One change in the list.
   *
   * @param name in words
   * @param on false: it does nothing
   * @param fits false: it is on and cannot do anything, since its word or clip is not there
   */
  public record Row(String name, boolean on, boolean fits) {}

  public WhatIfViewModel(Selection selection, AnalyzerSource model, JobRunner jobs) {
    this.selection = selection;
    this.model = model;
    this.latest = new LatestTask(jobs);
    this.searches = new LatestTask(jobs);
    selection.videoProperty().subscribe(v -> forget());
    selection.featuresProperty().subscribe(f -> engine = null);
    selection.analysisProperty().subscribe(this::analysisChanged);
    selection.changesProperty().subscribe(h -> changesChanged());
    selection.outcomeProperty().subscribe(o -> describe());
  }

  /** The changes in words, in the order in which they are made. */
  public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** Why there is no answer to the changes; empty if all is well. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The changes as a table, one a line; empty without any. */
  public String table() {
    if (rows.get().isEmpty()) {
      return "";
    }
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("change", "on", "fits"));
    for (Row r : rows.get()) {
      table.add(List.of(r.name(), Boolean.toString(r.on()), Boolean.toString(r.fits())));
    }
    return ScoresTable.text(table);
  }

  /** True while the model is asked. */
  public ReadOnlyBooleanProperty busyProperty() {
    return latest.busyProperty();
  }

  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  /** What the last search found; null before, and once anything is changed. */
  public ReadOnlyObjectProperty<Flip> flipProperty() {
    return flip.getReadOnlyProperty();
  }

  /** True while a search runs. */
  public ReadOnlyBooleanProperty searchingProperty() {
    return searches.busyProperty();
  }

  /** How far a search is, 0 to 1; negative if unknown. */
  public ReadOnlyDoubleProperty flipProgressProperty() {
    return flipProgress.getReadOnlyProperty();
  }

  /** The source of truth, for menus that add changes. */
  Selection selection() {
    return selection;
  }

  /** Heads that a search can be about: those with logits of text and video together. */
  public List<String> heads() {
    return original == null
        ? List.of()
        : original.heads().stream().map(h -> h.head()).filter(h -> !h.equals("objects")).toList();
  }

  /** Name of a class of a head. */
  public String label(String head, int label) {
    return original.head(head).map(h -> h.labels().get(label)).orElse("");
  }

  /** Switches a change on or off. */
  public void setOn(int index, boolean on) {
    selection.change(list -> list.withOn(index, on));
  }

  /** Takes a change out. */
  public void remove(int index) {
    selection.change(list -> list.without(index));
  }

  /** Takes all changes out; undo brings them back. */
  public void reset() {
    selection.change(list -> ChangeList.EMPTY);
  }

  /**
   * Takes the last step back.
   *
   * @return false if there is none
   */
  public boolean undo() {
    ChangeHistory now = selection.changesProperty().get();
    selection.changesProperty().set(now.undo());
    return !now.past().isEmpty();
  }

  /** Makes the last step that was taken back again. */
  public void redo() {
    selection.changesProperty().set(selection.changesProperty().get().redo());
  }

  /** Searches the smallest change that flips a head's class, from where the changes stand. */
  public void search(String head) {
    VideoFeatures features = selection.featuresProperty().get();
    if (original == null || features == null) {
      return;
    }
    flip.set(null);
    problem.set("");
    Analysis from = original;
    ChangeList list = present();
    Engine asked = engine(features);
    Job job =
        searches.request(
            FLIP,
            Messages.text("whatif.search.job"),
            p -> search(asked, from, list, head, p),
            new Answer<Flip>() {
              @Override
              public void done(Flip found) {
                flip.set(found);
              }

              @Override
              public void failed(SightlineException e) {
                problem.set(e.userMessage());
              }
            });
    flipProgress.bind(job.progressProperty());
  }

  private Flip search(Engine asked, Analysis from, ChangeList list, String head, Progress p)
      throws SightlineException {
    ChangedInput input = asked.get().input(from, list, p);
    try (Probe probe = model.get().probe(input.features(), input.text(), input.hiding().off(), p)) {
      return new FlipSearch(probe, input.hiding().mask(), head, input.text()).run(p);
    }
  }

  /** Stops a search. */
  public void cancelSearch() {
    searches.cancel(FLIP);
  }

  /** Adds what the search found to the list, as one step. */
  public void applyFlip() {
    Flip found = flip.get();
    if (found != null && found.isFound()) {
      selection.change(
          list -> {
            ChangeList longer = list;
            for (Change change : found.changes()) {
              longer = longer.with(change);
            }
            return longer;
          });
    }
  }

  /** Forgets what a search found. */
  public void dismissFlip() {
    flip.set(null);
  }

  private ChangeList present() {
    return selection.changesProperty().get().present();
  }

  /** Another video: its changes meant other words and clips. */
  private void forget() {
    latest.forget(ASK);
    searches.forget(FLIP);
    original = null;
    flip.set(null);
    selection.outcomeProperty().set(null);
    selection.changesProperty().set(ChangeHistory.EMPTY);
  }

  private void analysisChanged(Analysis shown) {
    if (mine) {
      return;
    }
    Outcome outcome = selection.outcomeProperty().get();
    boolean completed =
        shown != null
            && original != null
            && outcome != null
            && shown.text().equals(original.text())
            && shown.clips().equals(original.clips())
            && shown.provenance().equals(original.provenance());
    original = shown;
    if (shown == null) {
      latest.forget(ASK);
      selection.outcomeProperty().set(null);
    } else if (completed) {
      show(outcome); // the original only got its courses
    } else {
      flip.set(null);
      ask();
    }
  }

  private void changesChanged() {
    ChangeHistory history = selection.changesProperty().get();
    canUndo.set(!history.past().isEmpty());
    canRedo.set(!history.future().isEmpty());
    flip.set(null);
    describe();
    if (original != null) {
      ask();
    }
  }

  private void ask() {
    problem.set("");
    VideoFeatures features = selection.featuresProperty().get();
    ChangeList list = present();
    if (list.isIdle() || features == null) {
      latest.forget(ASK);
      showOriginal();
      return;
    }
    Analysis from = original;
    Engine asked = engine(features);
    boolean frames =
        list.entries().stream().anyMatch(e -> e.on() && ChangeWords.touchesFrames(e.change()));
    latest.request(
        ASK,
        frames ? Messages.text("whatif.job") : "",
        p -> asked.get().ask(from, list, p),
        new Answer<Outcome>() {
          @Override
          public void done(Outcome outcome) {
            show(outcome);
          }

          @Override
          public void failed(SightlineException e) {
            showOriginal();
            problem.set(e.userMessage());
          }

          @Override
          public void cancelled() {
            showOriginal();
            problem.set(Messages.text("whatif.stopped"));
          }
        });
  }

  private Engine engine(VideoFeatures features) {
    if (engine == null || engine.features != features) {
      engine = new Engine(model, features);
    }
    return engine;
  }

  /**
   * What remembers changed clips of one video; made off the FX thread, as the model may have to.
   */
  private static final class Engine {
    private final AnalyzerSource model;
    private final VideoFeatures features;
    private WhatIf made;

    Engine(AnalyzerSource model, VideoFeatures features) {
      this.model = model;
      this.features = features;
    }

    synchronized WhatIf get() throws SightlineException {
      if (made == null) {
        made = new WhatIf(model.get(), features);
      }
      return made;
    }
  }

  private void show(Outcome outcome) {
    mine = true;
    try {
      selection.outcomeProperty().set(outcome);
      selection.analysisProperty().set(outcome.analysis());
    } finally {
      mine = false;
    }
  }

  private void showOriginal() {
    mine = true;
    try {
      selection.outcomeProperty().set(null);
      selection.analysisProperty().set(original);
    } finally {
      mine = false;
    }
  }

  private void describe() {
    Outcome outcome = selection.outcomeProperty().get();
    List<ChangeList.Entry> entries = present().entries();
    boolean current = outcome != null && outcome.changes().equals(present());
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      ChangeList.Entry e = entries.get(i);
      boolean idle = current && outcome.input().idle().contains(i);
      all.add(new Row(ChangeWords.of(e.change(), original), e.on(), !idle));
    }
    rows.set(List.copyOf(all));
  }
}
