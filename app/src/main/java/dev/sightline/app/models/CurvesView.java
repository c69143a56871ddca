package dev.sightline.app.models;

import dev.sightline.app.chart.CurveChart;
import dev.sightline.app.control.CopyButton;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.bundle.CurvePoint;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Learning curves as small multiples, stage by stage. FX thread only. */
public final class CurvesView extends VBox {
  private static final double WIDTH = 340;
  private static final double GAP = 16;
  private static final double HEIGHT = 232;

  private final ObservableValue<List<CurvePoint>> points;
  private final ObservableValue<ChartState> charts;

  /**
   * @param points in the order of time; null: nothing is shown, not even that there are none
   * @param charts whether charts can be drawn
   */
  public CurvesView(ObservableValue<List<CurvePoint>> points, ObservableValue<ChartState> charts) {
    this.points = points;
    this.charts = charts;
    getStyleClass().add("model-curves");
    points.subscribe(f -> show());
    charts.subscribe(c -> show());
  }

  /** What stands in the place of a chart that cannot be drawn yet, or at all. */
  static Region notReady(ChartState state) {
    Label label =
        new Label(
            Messages.text(
                state == ChartState.IMPOSSIBLE
                    ? "models.charts.impossible"
                    : "models.charts.preparing"));
    label.setWrapText(true);
    label.getStyleClass().add("card-note");
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private void show() {
    getChildren().clear();
    List<CurvePoint> shown = points.getValue();
    if (shown == null) {
      return;
    }
    List<CurvePanel> panels = CurvePanel.of(shown);
    if (panels.isEmpty()) {
      getChildren()
          .setAll(
              new MessagePane(Feather.TRENDING_UP, "calm")
                  .say(
                      Messages.text("models.curves.none"),
                      Messages.text("models.curves.none.text")));
      return;
    }
    for (String stage : panels.stream().map(CurvePanel::stage).distinct().toList()) {
      getChildren()
          .add(stage(stage, panels.stream().filter(p -> p.stage().equals(stage)).toList()));
    }
    HBox first = (HBox) ((VBox) getChildren().getFirst()).getChildren().getFirst();
    first.getChildren().add(new CopyButton("curves-copy", this, () -> CurvePanel.table(shown)));
    first
        .getChildren()
        .add(new HelpButton("models.curves.title", "models.curves.read", "models.curves.limits"));
  }

  private VBox stage(String stage, List<CurvePanel> panels) {
    Label title = new Label(stageName(stage));
    title.getStyleClass().add("section-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(title);
    head.setAlignment(Pos.CENTER_LEFT);
    TilePane tiles = new TilePane(GAP, GAP);
    tiles.prefTileWidthProperty().bind(widthProperty().map(w -> tileWidth(w.doubleValue())));
    tiles.setTileAlignment(Pos.TOP_LEFT);
    tiles.setPrefColumns(1);
    tiles.getChildren().setAll(panels.stream().map(this::card).toList());
    return new VBox(8, head, tiles);
  }

  /** As many beside each other as fit, sharing what room there is. */
  private double tileWidth(double width) {
    double room = width - getInsets().getLeft() - getInsets().getRight();
    double columns = Math.max(1, Math.floor((room + GAP) / (WIDTH + GAP)));
    return Math.max(WIDTH, Math.floor((room + GAP) / columns - GAP));
  }

  private Node card(CurvePanel panel) {
    Label title = new Label(title(panel));
    title.getStyleClass().add("card-title");
    VBox card = new VBox(title, chart(panel));
    card.getStyleClass().addAll("card", "chart-card");
    card.setPrefSize(WIDTH, HEIGHT + 56);
    return card;
  }

  private Region chart(CurvePanel panel) {
    if (charts.getValue() != ChartState.READY) {
      return notReady(charts.getValue());
    }
    List<CurveChart.Curve> curves =
        IntStream.range(0, panel.lines().size())
            .mapToObj(i -> curve(panel, panel.lines().get(i)))
            .toList();
    CurveChart chart =
        new CurveChart(
            curves,
            panel.isShare(),
            Messages.text("models.curves.epoch"),
            Messages.text("models.curves.spoken", title(panel), stageName(panel.stage())));
    chart.setPrefHeight(HEIGHT);
    VBox.setVgrow(chart, Priority.ALWAYS);
    return chart;
  }

  private static CurveChart.Curve curve(CurvePanel panel, CurvePanel.Line line) {
    int own = line.name().length() - panel.figure().length() - 1;
    return new CurveChart.Curve(
        Names.quantity(panel.figure().isEmpty() ? line.name() : line.name().substring(0, own)),
        line.points().stream().map(CurvePanel.Point::epoch).toList(),
        line.points().stream().map(CurvePanel.Point::value).toList());
  }

  private static String stageName(String stage) {
    return switch (stage) {
      case "alignment" -> Messages.text("models.stage.alignment");
      case "heads" -> Messages.text("models.stage.heads");
      case "masked language" -> Messages.text("models.stage.words");
      case "masked video" -> Messages.text("models.stage.cells");
      case "contrast" -> Messages.text("models.stage.contrast");
      case "own head" -> Messages.text("models.stage.own");
      default -> stage;
    };
  }

  private static String title(CurvePanel panel) {
    return panel.figure().isEmpty()
        ? subject(panel)
        : Messages.text("models.curves.figure", subject(panel), Names.quantity(panel.figure()));
  }

  private static String subject(CurvePanel panel) {
    return switch (panel.subject()) {
      case "dev.loss" -> Messages.text("models.curves.devLoss");
      case "train.loss" -> Messages.text("models.curves.loss");
      case "first_caption" -> Messages.text("models.curves.retrieval");
      default ->
          panel.isMeasured()
              ? Messages.text("models.curves.measured", Names.task(panel.subject()))
              : Names.quantity(panel.subject());
    };
  }
}
