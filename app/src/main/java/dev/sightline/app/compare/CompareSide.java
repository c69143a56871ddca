package dev.sightline.app.compare;

import dev.sightline.app.attention.CurrentMap;
import dev.sightline.app.explain.ExplainViewModel;
import dev.sightline.app.explain.ExplainWish;
import dev.sightline.app.selection.Selection;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** One of the two sides: what it is to show, and what its views listen to. FX thread only. */
public final class CompareSide {
  private final Selection selection;
  private final CurrentMap current;
  private final SideModel model;
  private final ExplainViewModel explain;
  private final ObjectProperty<SideChoice> choice = new SimpleObjectProperty<>(this, "choice");
  final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  SideChoice analysed;
  boolean asking;

  /**
   * @param selection of this side alone
   * @param current its map
   * @param model its model, which {@code explain} asks
   * @param explain its methods, on its selection
   */
  public CompareSide(
      Selection selection, CurrentMap current, SideModel model, ExplainViewModel explain) {
    this.selection = selection;
    this.current = current;
    this.model = model;
    this.explain = explain;
  }

  /** What the views of this side listen to. */
  public Selection selection() {
    return selection;
  }

  /** The map of this side. */
  public CurrentMap current() {
    return current;
  }

  /** The methods of this side. */
  public ExplainViewModel explain() {
    return explain;
  }

  /** Takes another analysis as the one to explain: what the old one had goes first. */
  void show(SideAnalyzer.Seen seen) {
    selection.featuresProperty().set(null);
    selection.analysisProperty().set(seen.analysis());
    selection.featuresProperty().set(seen.features());
  }

  /** Shows what a method says of the analysis, or the model's own maps. */
  void ask(SideMethod wanted) {
    asking = true;
    try {
      selection.classChoiceProperty().set(wanted.classChoice());
      explain.restore(
          new ExplainWish(
              wanted.key(),
              wanted.target(),
              wanted.part(),
              () -> choice.set(choice.get().withMethod(wanted.withKey(SideMethod.ATTENTION)))));
    } finally {
      asking = false;
    }
  }

  /** Which model answers from now on. */
  void use(String id) {
    model.choose(id);
  }

  /** What it shows or is about to show; null before there is anything. */
  public ObjectProperty<SideChoice> choiceProperty() {
    return choice;
  }

  /** True while its model looks. */
  public javafx.beans.property.ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** How far its model is, 0 to 1; negative if unknown. */
  public javafx.beans.property.ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Why it shows nothing; empty if all is well. */
  public javafx.beans.property.ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
