package dev.sightline.app.compare;

import dev.sightline.app.attention.Words;
import dev.sightline.app.i18n.HeadNames;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.comparison.PredictionChange;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The predictions that changed most, as a table. FX thread only. */
final class ChangesView extends VBox {
  /** Rows that are shown. */
  private static final int ROWS = 24;

  /** Width of the scroll bar and a gap, px. */
  private static final double BAR = 14;

  private final GridPane table = new GridPane();

  ChangesView(CompareViewModel model) {
    getStyleClass().add("compare-changes");
    Label title = new Label(Messages.text("compare.changes"));
    title.getStyleClass().add("section-title");
    table.setId("compare-changes");
    table.setHgap(12);
    table.setVgap(3);
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(80);
    ColumnConstraints number = new ColumnConstraints(64);
    number.setHalignment(HPos.RIGHT);
    table.getColumnConstraints().setAll(names, number, number, number);
    ScrollPane scroll = new ScrollPane(table);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("statistics-scroll");
    table.setPadding(new Insets(0, BAR, 0, 0)); // the bar lies over the table
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(title, scroll);
    model.changesProperty().subscribe(this::show);
  }

  private void show(List<PredictionChange> changes) {
    table.getChildren().clear();
    if (changes.isEmpty()) {
      table.addRow(0, new Label(Messages.text("compare.changes.none")));
      return;
    }
    table.addRow(
        0,
        muted(Messages.text("compare.class")),
        muted(Messages.text("compare.left")),
        muted(Messages.text("compare.right")),
        muted(Messages.text("compare.change")));
    int r = 1;
    for (PredictionChange c : changes.subList(0, Math.min(ROWS, changes.size()))) {
      Label name = new Label(c.label() + " · " + HeadNames.of(c.head()));
      name.setMinWidth(0);
      if (c.first()) {
        name.setText("★ " + name.getText());
        name.setTooltip(new javafx.scene.control.Tooltip(Messages.text("compare.first")));
      }
      table.addRow(
          r++,
          name,
          new Label(Words.finePercent(c.left())),
          new Label(Words.finePercent(c.right())),
          change(c.change()));
    }
  }

  private static Label change(float by) {
    Label label = new Label(String.format(Locale.ROOT, "%+.1f", by * 100).replace('-', '−'));
    label.getStyleClass().add(by > 0 ? "change-up" : by < 0 ? "change-down" : "change-none");
    return label;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("attention-label");
    return label;
  }
}
