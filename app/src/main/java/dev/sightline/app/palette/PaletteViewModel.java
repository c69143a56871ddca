package dev.sightline.app.palette;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was typed, what was found for it and which of that is chosen. FX thread only. */
public final class PaletteViewModel {
  private final Supplier<List<PaletteEntry>> entries;
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ObservableList<PaletteEntry> found = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(this, "chosen", -1);
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
  private List<PaletteEntry> all = List.of();

  /**
   * @param entries everything that can be found, asked each time the search opens
   */
  public PaletteViewModel(Supplier<List<PaletteEntry>> entries) {
    this.entries = entries;
    query.subscribe(q -> search());
  }

  public StringProperty queryProperty() {
    return query;
  }

  /** What fits to what was typed, the best first. */
  public ObservableList<PaletteEntry> found() {
    return FXCollections.unmodifiableObservableList(found);
  }

  /** Index into {@link #found()}; -1 while nothing is found. */
  public ReadOnlyIntegerProperty chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Opens with all entries, or closes. */
  public void toggle() {
    if (open.get()) {
      close();
      return;
    }
    all = entries.get();
    query.set("");
    search();
    open.set(true);
  }

  /** Asks for the entries anew, if it is open; what was typed and chosen stays. */
  public void refresh() {
    if (!open.get()) {
      return;
    }
    String before = chosen.get() < 0 ? "" : found.get(chosen.get()).name();
    all = entries.get();
    search();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).name().equals(before)) {
        chosen.set(i);
        return;
      }
    }
  }

  /** Closes; nothing is done. */
  public void close() {
    open.set(false);
  }

  /** Moves the choice by {@code by}, around the ends. */
  public void move(int by) {
    if (!found.isEmpty()) {
      chosen.set(Math.floorMod(chosen.get() + by, found.size()));
    }
  }

  /** Chooses one; an index outside of {@link #found()} is ignored. */
  public void choose(int index) {
    if (index >= 0 && index < found.size()) {
      chosen.set(index);
    }
  }

  /** Closes and does what is chosen, if it can be done now; otherwise stays. */
  public void run() {
    int index = chosen.get();
    if (!open.get() || index < 0) {
      return;
    }
    PaletteEntry entry = found.get(index);
    if (entry.possible().getAsBoolean()) {
      close();
      entry.action().run();
    }
  }

  private void search() {
    // out of the way while the list changes
    chosen.set(-1);
    found.setAll(PaletteMatch.find(all, query.get()));
    chosen.set(found.isEmpty() ? -1 : 0);
  }
}
