package dev.sightline.app.models;

import dev.sightline.app.chart.Confusion;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.MeasuredHere;
import dev.sightline.core.model.bundle.ReliabilityBin;
import dev.sightline.core.model.bundle.SideEvaluation;
import dev.sightline.core.numbers.ScoresTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Which classes the heads of a model mistake for which others. FX thread only. */
public final class ClassesViewModel {
  /** What the model is given at best. */
  private static final String FIRST_SIDE = "both";

  private final ReadOnlyObjectWrapper<List<HeadEvaluation>> evaluations =
      new ReadOnlyObjectWrapper<>(this, "evaluations", List.of());
  private List<MeasuredHere> measured = List.of();
  private final ObjectProperty<HeadEvaluation> chosen = new SimpleObjectProperty<>(this, "chosen");
  private final ObjectProperty<String> side = new SimpleObjectProperty<>(this, "side", FIRST_SIDE);
  private final ReadOnlyObjectWrapper<SideEvaluation> shown =
      new ReadOnlyObjectWrapper<>(this, "shown");
  private final Confusion confusion = new Confusion(this::open);
  private final ObservableValue<ModelFacts> model;
  private final CellVideosViewModel cells;

  /**
   * @param model what is known of the model that is looked at; its value may be null
   * @param cells shows the videos of a cell
   */
  public ClassesViewModel(ObservableValue<ModelFacts> model, CellVideosViewModel cells) {
    this.model = model;
    this.cells = cells;
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

  /** That as a matrix, with the cell that is looked at. */
  public Confusion confusion() {
    return confusion;
  }

  /** When an evaluation was measured on this machine, ms since 1970; 0: it came with the bundle. */
  long measuredMs(HeadEvaluation evaluation) {
    return measured.stream()
        .filter(m -> m.evaluations().contains(evaluation))
        .mapToLong(MeasuredHere::atMs)
        .findFirst()
        .orElse(0);
  }

  private void open(Confusion.Cell cell) {
    HeadEvaluation now = chosen.get();
    cells.show(
        model.getValue(),
        new CellFiles.Asked(
            now.task(),
            now.split(),
            side.get(),
            now.labels().get(cell.truth()),
            now.labels().get(cell.predicted())));
  }

  /** The reliability diagram as a table; empty where there is none. */
  public String reliabilityTable() {
    SideEvaluation now = shown.get();
    if (now == null || now.reliability().isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("items", "confidence", "accuracy"));
    for (ReliabilityBin b : now.reliability()) {
      rows.add(
          List.of(
              Integer.toString(b.n()),
              ScoresTable.number((float) b.confidence()),
              ScoresTable.number((float) b.accuracy())));
    }
    return ScoresTable.text(rows);
  }

  private void follow(ModelFacts facts) {
    measured = facts == null ? List.of() : facts.measured();
    evaluations.set(facts == null ? List.of() : facts.evaluations());
    chosen.set(evaluations.get().isEmpty() ? null : evaluations.get().getFirst());
  }

  private void show() {
    cells.close();
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
    confusion.show(
        Optional.ofNullable(shown.get())
            .map(s -> new Confusion.Matrix(s.confusion(), chosen.get().labels())));
  }
}
