package dev.sightline.app.models;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Which of the models answers in the window. FX thread only. */
public final class ModelChoice {
  private final String fallback;
  private final Consumer<String> remembered;
  private final Consumer<String> changed;
  private final ReadOnlyStringWrapper inUse;

  /**
   * @param first id of the model to begin with
   * @param fallback id of the one that is always there
   * @param remembered told the id of the model that the next start is to begin with
   * @param changed told the id of a model that is newly in use
   */
  public ModelChoice(
      String first, String fallback, Consumer<String> remembered, Consumer<String> changed) {
    this.fallback = fallback;
    this.remembered = remembered;
    this.changed = changed;
    this.inUse = new ReadOnlyStringWrapper(this, "inUse", first);
  }

  /** Id of the bundle in use. */
  public ReadOnlyStringProperty inUseProperty() {
    return inUse.getReadOnlyProperty();
  }

  /** Takes a model into use, now and at the next start. */
  public void use(String id) {
    remembered.accept(id);
    lend(id);
  }

  /** Takes a model into use for now; nothing happens if it is already. */
  public void lend(String id) {
    if (!id.equals(inUse.get())) {
      inUse.set(id);
      changed.accept(id);
    }
  }

  /** The model is about to go, or has been replaced by another of the same name and version. */
  void changedOnDisk(String id, boolean gone) {
    if (!id.equals(inUse.get())) {
      return;
    }
    if (gone) {
      use(fallback);
    } else {
      changed.accept(id);
    }
  }
}
