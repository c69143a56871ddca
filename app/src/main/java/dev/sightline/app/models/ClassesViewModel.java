package dev.sightline.app.models;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.bundle.ConfusionMatrix;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.SideEvaluation;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Which classes the heads of a model mistake for which others. FX thread only. */
public final class ClassesViewModel {
  /** What the model is given at best. */
  private static final String FIRST_SIDE = "both";

  /** A cell of the matrix; −1 for none. */
  public record Cell(int truth, int predicted) {
    /** No cell. */
    public static final Cell NONE = new Cell(-1, -1);
  }

  private final ReadOnlyObjectWrapper<List<HeadEvaluation>> evaluations =
      new ReadOnlyObjectWrapper<>(this, "evaluations", List.of());
  private final ObjectProperty<HeadEvaluation> chosen = new SimpleObjectProperty<>(this, "chosen");
  private final ObjectProperty<String> side = new SimpleObjectProperty<>(this, "side", FIRST_SIDE);
  private final ReadOnlyObjectWrapper<SideEvaluation> shown =
      new ReadOnlyObjectWrapper<>(this, "shown");
  private final ReadOnlyObjectWrapper<Cell> cursor =
      new ReadOnlyObjectWrapper<>(this, "cursor", Cell.NONE);
  private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper(this, "readout", "");

  /**
   * @param model what is known of the model that is looked at; its value may be null
   */
  public ClassesViewModel(ObservableValue<ModelFacts> model) {
    chosen.subscribe(e -> show());
    side.subscribe(s -> show());
    model.subscribe(this::follow);
  }

  /** The evaluations of the model; empty if its bundle holds none. */
  public ReadOnlyObjectProperty<List<HeadEvaluation>> evaluationsProperty() {
    return evaluations.getReadOnlyProperty();
  }

  /** The one that is shown; null if there is none. */
  public ObjectProperty<HeadEvaluation> chosenProperty() {
    return chosen;
  }

  /** What the model was given: {@code text}, {@code video} or {@code both}. */
  public ObjectProperty<String> sideProperty() {
    return side;
  }

  /** What the head said; null if there is nothing to show. */
  public ReadOnlyObjectProperty<SideEvaluation> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The cell under the pointer or that the arrow keys went to. */
  public ReadOnlyObjectProperty<Cell> cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /** That cell in words, or the share of right answers if there is none. */
  public ReadOnlyStringProperty readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** Goes to a cell; one that does not exist is none. */
  public void pointAt(Cell cell) {
    int classes = classes();
    boolean exists =
        cell.truth() >= 0
            && cell.predicted() >= 0
            && cell.truth() < classes
            && cell.predicted() < classes;
    cursor.set(exists ? cell : Cell.NONE);
    describe();
  }

  /** Goes some cells down and right, from the first cell if there is none yet. */
  public void move(int down, int right) {
    int last = classes() - 1;
    if (last < 0) {
      return;
    }
    Cell from = cursor.get();
    pointAt(
        from.equals(Cell.NONE)
            ? new Cell(0, 0)
            : new Cell(
                Math.clamp((long) from.truth() + down, 0, last),
                Math.clamp((long) from.predicted() + right, 0, last)));
  }

  private void follow(ModelFacts facts) {
    evaluations.set(facts == null ? List.of() : facts.record().evaluations());
    chosen.set(evaluations.get().isEmpty() ? null : evaluations.get().getFirst());
  }

  private void show() {
    HeadEvaluation now = chosen.get();
    if (now == null) {
      shown.set(null);
    } else if (now.sides().containsKey(side.get())) {
      shown.set(now.sides().get(side.get()));
    } else if (!now.sides().isEmpty()) {
      side.set(now.sides().keySet().iterator().next());
      return;
    } else {
      shown.set(null);
    }
    pointAt(Cell.NONE);
  }

  private int classes() {
    return shown.get() == null ? 0 : shown.get().confusion().classes();
  }

  private void describe() {
    if (shown.get() == null) {
      readout.set("");
      return;
    }
    ConfusionMatrix matrix = shown.get().confusion();
    Cell cell = cursor.get();
    if (cell.equals(Cell.NONE)) {
      readout.set(
          Messages.text("models.classes.accuracy", percent(matrix.accuracy()), matrix.total()));
      return;
    }
    List<String> labels = chosen.get().labels();
    readout.set(
        Messages.text(
            "models.classes.readout",
            labels.get(cell.truth()),
            labels.get(cell.predicted()),
            matrix.count(cell.truth(), cell.predicted()),
            matrix.ofClass(cell.truth()),
            percent(matrix.share(cell.truth(), cell.predicted()))));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
