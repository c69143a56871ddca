package dev.sightline.app.models;

import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.bundle.ConfusionMatrix;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.SideEvaluation;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/**
 * Items, precision, recall and F1 of each class; a click on a heading sorts by it. FX thread only.
 */
final class PerClassTable extends VBox {
  private static final double ROW = 26;

  /** Of the headings and the borders, with room for rounding at other screen scales, px. */
  private static final double HEADER = 36;

  private static final double NAME = 180;
  private static final double NAME_MIN = 130;
  private static final double NUMBER = 86;

  private final TableView<ClassRow> table = new TableView<>();
  private final ObservableValue<HeadEvaluation> evaluation;

  /**
   * @param side what is shown; its value may be null
   * @param evaluation that it is part of
   */
  PerClassTable(ObservableValue<SideEvaluation> side, ObservableValue<HeadEvaluation> evaluation) {
    this.evaluation = evaluation;
    getStyleClass().addAll("card", "chart-card");
    Label title = new Label(Messages.text("models.perClass.title"));
    title.getStyleClass().add("card-title");
    table.setId("per-class");
    table.getStyleClass().add("per-class");
    table.setFixedCellSize(ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setAccessibleText(Messages.text("models.perClass.title"));
    TableColumn<ClassRow, String> name = column("models.perClass.class", NAME);
    name.setMinWidth(NAME_MIN);
    name.setCellValueFactory(
        r -> new javafx.beans.property.SimpleStringProperty(r.getValue().name()));
    table.getColumns().add(name);
    number("models.perClass.items", r -> OptionalDouble.of(r.items()), "%.0f");
    number("models.perClass.precision", ClassRow::precision, "%.1f %%");
    number("models.perClass.recall", ClassRow::recall, "%.1f %%");
    number("models.perClass.f1", ClassRow::f1, "%.1f %%");
    getChildren().setAll(title, table);
    side.subscribe(this::show);
  }

  /** Figures of one class; shares 0 to 1, empty where nothing can be divided by. */
  record ClassRow(
      String name, int items, OptionalDouble precision, OptionalDouble recall, OptionalDouble f1) {
    /** All classes in the order of the matrix. */
    static List<ClassRow> of(List<String> labels, ConfusionMatrix m) {
      return IntStream.range(0, m.classes())
          .mapToObj(
              c -> new ClassRow(labels.get(c), m.ofClass(c), m.precision(c), m.recall(c), m.f1(c)))
          .toList();
    }
  }

  /** Figure of a row. */
  @FunctionalInterface
  private interface Figure {
    OptionalDouble of(ClassRow row);
  }

  private void number(String key, Figure figure, String format) {
    TableColumn<ClassRow, Double> column = column(key, NUMBER);
    double scale = format.contains("%%") ? 100 : 1;
    column.setCellValueFactory(
        r ->
            new javafx.beans.property.SimpleObjectProperty<>(
                figure.of(r.getValue()).stream().boxed().findFirst().orElse(null)));
    column.setCellFactory(
        c -> {
          TableCell<ClassRow, Double> cell =
              new TableCell<>() {
                @Override
                protected void updateItem(Double value, boolean empty) {
                  super.updateItem(value, empty);
                  setText(
                      empty
                          ? null
                          : value == null
                              ? "–"
                              : String.format(Locale.ROOT, format, scale * value));
                }
              };
          cell.getStyleClass().add("figure-value");
          cell.setAlignment(Pos.CENTER_RIGHT);
          return cell;
        });
    column.setComparator(java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder()));
    column.getStyleClass().add("number-column");
    table.getColumns().add(column);
  }

  private static <T> TableColumn<ClassRow, T> column(String key, double width) {
    TableColumn<ClassRow, T> column = new TableColumn<>(Messages.text(key));
    column.setPrefWidth(width);
    column.setMinWidth(60);
    column.setReorderable(false);
    return column;
  }

  private void show(SideEvaluation side) {
    HeadEvaluation whole = evaluation.getValue();
    boolean fits =
        side != null && whole != null && whole.labels().size() == side.confusion().classes();
    List<ClassRow> rows = fits ? ClassRow.of(whole.labels(), side.confusion()) : List.of();
    List<TableColumn<ClassRow, ?>> order = List.copyOf(table.getSortOrder());
    table.setItems(FXCollections.observableArrayList(rows));
    table.getSortOrder().setAll(order);
    table.sort();
    double height = HEADER + ROW * rows.size();
    table.setPrefHeight(height);
    table.setMinHeight(height); // all rows: the page scrolls, not the table in it
  }
}
