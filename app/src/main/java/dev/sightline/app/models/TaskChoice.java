package dev.sightline.app.models;

import dev.sightline.core.training.measuring.Measuring;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** A task that the model can be measured by. FX thread only. */
public final class TaskChoice {
  private final String task;
  private final BooleanProperty chosen = new SimpleBooleanProperty(this, "chosen");

  TaskChoice(String task, boolean chosen) {
    this.task = task;
    this.chosen.set(chosen);
  }

  /** Such as {@code topics}. */
  public String task() {
    return task;
  }

  /** False if it draws its own items. */
  public boolean needsData() {
    return Measuring.needsData(task);
  }

  /** Whether to measure it. */
  public BooleanProperty chosenProperty() {
    return chosen;
  }
}
