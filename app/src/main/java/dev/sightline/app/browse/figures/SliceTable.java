package dev.sightline.app.browse.figures;

import dev.sightline.app.browse.FacetNames;
import dev.sightline.app.chart.IntervalBar;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.dataset.Hits;
import dev.sightline.core.library.dataset.SetFigures;
import dev.sightline.core.library.dataset.SetFigures.Slice;
import dev.sightline.core.library.facet.Facet;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** How much of each slice was named rightly. FX thread only. */
final class SliceTable {
  private static final double NAME = 156;
  private static final double NUMBER = 58;

  private final FiguresViewModel model;

  SliceTable(FiguresViewModel model) {
    this.model = model;
  }

  List<Node> of(SetFigures figures) {
    Label title = new Label(Messages.text("browse.figures.slices"));
    title.getStyleClass().add("card-title");
    List<Node> all = new ArrayList<>(List.of(title));
    if (figures.slices().isEmpty()) {
      Label none = new Label(Messages.text("browse.figures.slices.none"));
      none.getStyleClass().add("card-note");
      none.setWrapText(true);
      all.add(none);
      return all;
    }
    GridPane grid = new GridPane();
    grid.setId("figures-slices");
    grid.getStyleClass().add("figure-grid");
    ColumnConstraints name = new ColumnConstraints(90, NAME, NAME);
    ColumnConstraints bar = new ColumnConstraints();
    bar.setHgrow(Priority.ALWAYS);
    bar.setMinWidth(60);
    ColumnConstraints number = new ColumnConstraints(NUMBER);
    number.setHalignment(HPos.RIGHT);
    ColumnConstraints count = new ColumnConstraints(40);
    count.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().setAll(name, bar, number, count);
    Facet last = null;
    int row = 0;
    for (Slice slice : figures.slices()) {
      if (slice.facet() != last) {
        last = slice.facet();
        Label facet = new Label(FacetNames.of(last));
        facet.getStyleClass().addAll("fact-name", "figures-facet");
        grid.add(facet, 0, row, 2, 1);
        if (row == 0) {
          grid.add(heading("browse.figures.right"), 2, row);
          grid.add(heading("browse.figures.videos"), 3, row);
        }
        row++;
      }
      add(grid, row++, slice, figures.hits().share());
    }
    all.add(grid);
    return all;
  }

  private void add(GridPane grid, int row, Slice slice, double overall) {
    Hits hits = slice.hits();
    String value = FacetNames.of(slice.facet(), slice.value());
    Hyperlink link = new Hyperlink(value);
    link.getStyleClass().add("figures-link");
    link.setDisable(slice.wrong().isEmpty());
    link.setTooltip(new Tooltip(Messages.text("browse.figures.openWrong", slice.wrong().size())));
    link.setOnAction(e -> model.openWrong(slice));
    Label share = new Label(FiguresPane.percent(hits.share()));
    share.getStyleClass().add("figure-value");
    Tooltip tip = new Tooltip(FiguresPane.interval(hits));
    share.setTooltip(tip);
    if (hits.excludes(overall)) {
      share.getStyleClass().add(hits.share() < overall ? "figures-worse" : "figures-better");
      tip.setText(
          Messages.text("browse.figures.differs", tip.getText(), FiguresPane.percent(overall)));
    }
    Label n = new Label(Integer.toString(hits.n()));
    n.getStyleClass().add("figure-interval");
    grid.addRow(row, link, new IntervalBar(hits.share(), hits.low(), hits.high()), share, n);
  }

  private static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("fact-name");
    return label;
  }
}
