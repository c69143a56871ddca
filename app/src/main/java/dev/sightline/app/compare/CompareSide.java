package dev.sightline.app.compare;

import dev.sightline.app.attention.CurrentMap;
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
  private final ObjectProperty<SideChoice> choice = new SimpleObjectProperty<>(this, "choice");
  final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", -1);
  final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  SideChoice analysed;

  /**
   * @param selection of this side alone
   * @param current its map
   */
  public CompareSide(Selection selection, CurrentMap current) {
    this.selection = selection;
    this.current = current;
  }

  /** What the views of this side listen to. */
  public Selection selection() {
    return selection;
  }

  /** The map of this side. */
  public CurrentMap current() {
    return current;
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
