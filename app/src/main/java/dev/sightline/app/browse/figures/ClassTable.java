package dev.sightline.app.browse.figures;

import dev.sightline.app.chart.IntervalBar;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.dataset.Hits;
import dev.sightline.core.library.dataset.SetFigures;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Balance, recall, precision and F1 of each class. FX thread only. */
final class ClassTable {
  private static final double NAME = 150;
  private static final double BALANCE = 110;
  private static final double BAR_HEIGHT = 8;
  private static final double NUMBER = 62;

  private final FiguresViewModel model;

  ClassTable(FiguresViewModel model) {
    this.model = model;
  }

  VBox of(SetFigures figures) {
    Label title = new Label(Messages.text("browse.figures.classes"));
    title.getStyleClass().add("card-title");
    GridPane grid = new GridPane();
    grid.setId("figures-classes");
    grid.getStyleClass().add("figure-grid");
    ColumnConstraints name = new ColumnConstraints(80, NAME, NAME + 60);
    ColumnConstraints balance = new ColumnConstraints(BALANCE, BALANCE + 40, BALANCE + 80);
    ColumnConstraints bar = new ColumnConstraints();
    bar.setHgrow(Priority.ALWAYS);
    bar.setMinWidth(60);
    ColumnConstraints number = new ColumnConstraints(NUMBER);
    number.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().setAll(name, balance, bar, number, number, number);
    grid.addRow(
        0,
        heading("browse.figures.class"),
        heading("browse.figures.videos"),
        heading("browse.figures.recallInterval"),
        heading("browse.figures.recall"),
        heading("browse.figures.precision"),
        heading("browse.figures.f1"));
    int most = figures.figures().stream().mapToInt(SetFigures.ClassFigures::known).max().orElse(1);
    int row = 1;
    for (SetFigures.ClassFigures c : figures.figures()) {
      Hits recall = c.recall();
      grid.addRow(
          row++,
          link(c),
          balance(c, most),
          recall.n() == 0
              ? new Region()
              : new IntervalBar(recall.share(), recall.low(), recall.high()),
          value(recall.n() == 0, FiguresPane.percent(recall.share())),
          value(c.precision().n() == 0, FiguresPane.percent(c.precision().share())),
          value(recall.n() == 0, String.format(Locale.ROOT, "%.2f", c.f1())));
    }
    return new VBox(title, grid);
  }

  private Hyperlink link(SetFigures.ClassFigures c) {
    Hyperlink link = new Hyperlink(FiguresViewModel.name(c.name()));
    link.getStyleClass().add("figures-link");
    link.setDisable(c.recall().n() == 0);
    link.setTooltip(new Tooltip(Messages.text("browse.figures.openClass", c.recall().n())));
    link.setOnAction(e -> model.openClass(c.name()));
    return link;
  }

  /** A bar as long as the class is large beside the largest. */
  private static HBox balance(SetFigures.ClassFigures c, int most) {
    Region bar = new Region();
    bar.getStyleClass().add("balance-bar");
    double width = Math.max(2, (BALANCE - 36) * c.known() / Math.max(1, most));
    bar.setMinSize(width, BAR_HEIGHT);
    bar.setPrefSize(width, BAR_HEIGHT);
    bar.setMaxSize(width, BAR_HEIGHT);
    Label count = new Label(Integer.toString(c.known()));
    count.getStyleClass().add("figure-value");
    HBox box = new HBox(6, bar, count);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static Label value(boolean none, String words) {
    Label label = new Label(none ? "–" : words);
    label.getStyleClass().add("figure-value");
    return label;
  }

  private static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("fact-name");
    return label;
  }
}
