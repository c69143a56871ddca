package dev.sightline.app.models;

import dev.sightline.app.chart.IntervalBar;
import dev.sightline.app.control.Icons;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.bundle.Metric;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Measured figures with their intervals and the commands that gave them. FX thread only. */
final class FiguresView extends VBox {
  private final Node evaluate;

  /**
   * @param evaluate asks what to measure
   */
  FiguresView(ObservableValue<ModelFacts> model, Node evaluate) {
    this.evaluate = evaluate;
    getStyleClass().add("model-figures");
    model.subscribe(this::show);
  }

  private void show(ModelFacts facts) {
    if (facts == null) {
      getChildren().clear();
      return;
    }
    List<Figures> groups = Figures.of(facts);
    if (groups.isEmpty()) {
      getChildren()
          .setAll(
              evaluate,
              new MessagePane(Feather.BAR_CHART_2, "calm")
                  .say(
                      Messages.text("models.figures.none"),
                      Messages.text("models.figures.none.text")));
      return;
    }
    Label note = new Label(Messages.text("models.figures.note"));
    note.getStyleClass().add("card-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(evaluate, note);
    groups.forEach(g -> getChildren().add(card(g)));
  }

  private static Node card(Figures figures) {
    Label title = new Label(Names.task(figures.task()));
    title.getStyleClass().add("card-title");
    Label on = new Label(Messages.text("models.figures.on", figures.split(), figures.n()));
    on.getStyleClass().add("card-note");
    HBox head = new HBox(8, title, on);
    if (figures.measuredMs() > 0) {
      Label here = new Label(Messages.text("models.figures.here", When.of(figures.measuredMs())));
      here.getStyleClass().addAll("card-note", "measured-here");
      head.getChildren().add(here);
    }
    head.setAlignment(Pos.BASELINE_LEFT);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("figure-grid");
    ColumnConstraints name = new ColumnConstraints(150, 220, 260);
    ColumnConstraints value =
        new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, USE_PREF_SIZE);
    value.setHalignment(HPos.RIGHT);
    ColumnConstraints bar = new ColumnConstraints();
    bar.setHgrow(Priority.ALWAYS);
    ColumnConstraints interval =
        new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, USE_PREF_SIZE);
    interval.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().setAll(name, value, bar, interval);
    int row = 0;
    for (Metric m : figures.metrics()) {
      row(grid, m, row++);
    }
    VBox card = new VBox(head, grid, command(figures.command()));
    card.getStyleClass().addAll("card", "chart-card");
    return card;
  }

  private static void row(GridPane grid, Metric m, int row) {
    Label name = new Label(Names.quantity(m.name()));
    name.setWrapText(true); // names of rejection are long
    name.setMinHeight(USE_PREF_SIZE);
    Label value = new Label(percent(m.value()) + " %");
    value.getStyleClass().add("figure-value");
    Label interval =
        new Label(Messages.text("models.figures.interval", percent(m.low()), percent(m.high())));
    interval.getStyleClass().add("figure-interval");
    grid.addRow(row, name, value, new IntervalBar(m.value(), m.low(), m.high()), interval);
  }

  private static Node command(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("command");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox box =
        new HBox(
            8,
            label,
            Icons.button(
                Feather.COPY,
                Messages.text("models.copy"),
                "copy-command",
                () -> {
                  ClipboardContent content = new ClipboardContent();
                  content.putString(words);
                  Clipboard.getSystemClipboard().setContent(content);
                }));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
