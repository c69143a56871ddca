package dev.sightline.app.models;

import dev.sightline.core.model.bundle.InstalledBundle;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One model of the list; what is known of it comes when it was opened. FX thread only. */
public final class ModelItem {
  private final InstalledBundle bundle;
  private final ReadOnlyObjectWrapper<ModelFacts> facts =
      new ReadOnlyObjectWrapper<>(this, "facts");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  ModelItem(InstalledBundle bundle) {
    this.bundle = bundle;
  }

  InstalledBundle bundle() {
    return bundle;
  }

  /** True if it comes with the product. */
  public boolean isBuiltIn() {
    return bundle.isBuiltIn();
  }

  /** Its name: of the bundle once that is open, before of its file. */
  public String name() {
    return facts.get() == null ? bundle.id() : facts.get().manifest().name();
  }

  /** What is known, or null while it is not open. */
  public ReadOnlyObjectProperty<ModelFacts> factsProperty() {
    return facts.getReadOnlyProperty();
  }

  /** Why it cannot be opened; empty if it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void opened(ModelFacts found) {
    problem.set("");
    facts.set(found);
  }

  void failed(String sentence) {
    problem.set(sentence);
  }
}
