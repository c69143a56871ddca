package dev.sightline.app.models;

import atlantafx.base.theme.Styles;
import dev.sightline.app.chart.ConfusionCanvas;
import dev.sightline.app.chart.ReliabilityChart;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.Legend;
import dev.sightline.app.control.CopyButton;
import dev.sightline.app.control.MessagePane;
import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.control.SideBySide;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.model.bundle.HeadEvaluation;
import dev.sightline.core.model.bundle.ReliabilityBin;
import dev.sightline.core.model.bundle.SideEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/** Confusion matrix and reliability diagram of a head. FX thread only. */
final class ClassesView extends VBox {
  private static final double GAP = 16;
  private static final double MATRIX_MIN = 560;
  private static final double CHART_WIDTH = 340;
  private static final double CHART_HEIGHT = 280;

  private final ClassesViewModel model;
  private final ObservableValue<ChartState> charts;
  private final ComboBox<HeadEvaluation> evaluations = new ComboBox<>();
  private final SegmentedButton sides = new SegmentedButton();
  private final VBox reliability = new VBox();
  private final Label command = new Label();
  private final MessagePane none =
      new MessagePane(Feather.GRID, "calm")
          .say(Messages.text("models.classes.none"), Messages.text("models.classes.none.text"));
  private final VBox content = new VBox();
  private boolean filling;

  /**
   * @param cell shows the videos of a cell
   */
  ClassesView(
      ClassesViewModel model,
      ColourSettings colours,
      ObservableValue<ChartState> charts,
      Node cell) {
    this.model = model;
    this.charts = charts;
    getStyleClass().add("model-classes");
    reliability.getStyleClass().addAll("card", "chart-card");
    command.getStyleClass().add("command");
    command.setWrapText(true);
    command.setMinHeight(USE_PREF_SIZE);
    content.getStyleClass().add("model-classes-content");
    content
        .getChildren()
        .setAll(
            choices(),
            new SideBySide(
                new VBox(GAP, matrixCard(colours), cell), reliability, MATRIX_MIN, CHART_WIDTH),
            new PerClassTable(model.shownProperty(), model.chosenProperty()),
            command);
    getChildren().setAll(none, content);
    model.evaluationsProperty().subscribe(this::fill);
    model.chosenProperty().subscribe(e -> choose());
    model.sideProperty().subscribe(s -> choose());
    model.shownProperty().subscribe(s -> draw());
    charts.subscribe(c -> draw());
  }

  private FlowPane choices() {
    evaluations.setId("evaluation");
    evaluations.getStyleClass().add(Styles.SMALL);
    evaluations.setAccessibleText(Messages.text("models.classes.evaluation"));
    evaluations.setConverter(
        new OneWayNames<>(
            e ->
                model.measuredMs(e) == 0
                    ? Messages.text("models.classes.of", Names.task(e.task()), e.split(), e.n())
                    : Messages.text(
                        "models.classes.here",
                        Names.task(e.task()),
                        e.split(),
                        e.n(),
                        When.of(model.measuredMs(e)))));
    evaluations
        .valueProperty()
        .subscribe(
            e -> {
              if (!filling && e != null) {
                model.chosenProperty().set(e);
              }
            });
    sides.setId("sides");
    sides.setToggleGroup(new ToggleGroup());
    Label given = new Label(Messages.text("models.classes.given"));
    given.getStyleClass().add("fact-name");
    HBox sideChoice = new HBox(8, given, sides);
    sideChoice.setAlignment(Pos.CENTER_LEFT);
    FlowPane bar = // two rows in small windows
        new FlowPane(
            8,
            8,
            evaluations,
            sideChoice,
            new HelpButton("models.classes.title", "models.classes.read", "models.classes.limits"));
    bar.setAlignment(Pos.CENTER_LEFT);
    evaluations.maxWidthProperty().bind(bar.widthProperty());
    return bar;
  }

  private VBox matrixCard(ColourSettings colours) {
    Label title = new Label(Messages.text("models.classes.title"));
    title.getStyleClass().add("card-title");
    title.setMinWidth(USE_PREF_SIZE);
    Label readout = new Label();
    readout.setId("confusion-readout");
    readout.getStyleClass().add("confusion-readout");
    readout.textProperty().bind(model.confusion().readoutProperty());
    VBox card = new VBox();
    HBox head =
        new HBox(
            12,
            title,
            space(),
            readout,
            new CopyButton("confusion-copy", card, model.confusion()::table));
    head.setAlignment(Pos.CENTER_LEFT);
    ComboBox<ColourMap> map = new ComboBox<>();
    map.getItems().setAll(ColourMap.values());
    map.setConverter(new OneWayNames<>(ColourMap::key));
    map.getStyleClass().add(Styles.SMALL);
    map.setAccessibleText(Messages.text("attention.colours"));
    map.valueProperty().bindBidirectional(colours.mapProperty());
    Label share = new Label(Messages.text("models.classes.share"));
    Label zero = new Label("0");
    Label all = new Label("100 %");
    for (Label l : List.of(share, zero, all)) {
      l.getStyleClass().add("card-note");
    }
    HBox foot = new HBox(8, map, space(), share, zero, new Legend(colours), all);
    foot.setAlignment(Pos.CENTER_LEFT);
    card.getChildren().setAll(head, new ConfusionCanvas(model.confusion(), colours), foot);
    card.getStyleClass().addAll("card", "chart-card");
    return card;
  }

  private void fill(List<HeadEvaluation> all) {
    filling = true;
    evaluations.getItems().setAll(all);
    filling = false;
    none.setVisible(all.isEmpty());
    none.setManaged(all.isEmpty());
    content.setVisible(!all.isEmpty());
    content.setManaged(!all.isEmpty());
    choose();
  }

  private void choose() {
    HeadEvaluation chosen = model.chosenProperty().get();
    filling = true;
    evaluations.setValue(chosen);
    filling = false;
    List<String> keys = chosen == null ? List.of() : List.copyOf(chosen.sides().keySet());
    if (!keys.equals(sides.getButtons().stream().map(b -> b.getUserData()).toList())) {
      sides.getButtons().setAll(keys.stream().map(this::button).toList());
    }
    sides
        .getButtons()
        .forEach(b -> b.setSelected(b.getUserData().equals(model.sideProperty().get())));
    command.setText(chosen == null ? "" : chosen.command());
  }

  private ToggleButton button(String side) {
    ToggleButton button = new ToggleButton(Names.side(side));
    button.setUserData(side);
    button.setId("side-" + side);
    button.getStyleClass().add(Styles.SMALL);
    button.setOnAction(
        e -> {
          button.setSelected(true); // a click on the chosen one keeps it
          model.sideProperty().set(side);
        });
    return button;
  }

  private void draw() {
    SideEvaluation shown = model.shownProperty().get();
    boolean some = shown != null && !shown.reliability().isEmpty();
    reliability.setVisible(some);
    if (!some) {
      reliability.getChildren().clear();
      return;
    }
    Label title = new Label(Messages.text("models.reliability.title"));
    title.getStyleClass().add("card-title");
    String error = percent(shown.calibrationError());
    Label ece = new Label(Messages.text("models.reliability.error", error));
    ece.getStyleClass().add("card-note");
    ece.setWrapText(true);
    ece.setMinHeight(USE_PREF_SIZE);
    HBox head =
        new HBox(
            title,
            space(),
            new CopyButton("reliability-copy", reliability, model::reliabilityTable),
            new HelpButton(
                "models.reliability.title",
                "models.reliability.read",
                "models.reliability.limits"));
    head.setAlignment(Pos.CENTER_LEFT);
    reliability.getChildren().setAll(head, chart(shown, error), ece);
  }

  private Region chart(SideEvaluation shown, String error) {
    if (charts.getValue() != ChartState.READY) {
      return CurvesView.notReady(charts.getValue());
    }
    List<ReliabilityChart.Bar> bars = new ArrayList<>();
    List<ReliabilityBin> bins = shown.reliability();
    for (int i = 0; i < bins.size(); i++) {
      ReliabilityBin bin = bins.get(i);
      if (bin.n() > 0) {
        bars.add(
            new ReliabilityChart.Bar(
                (double) i / bins.size(),
                (i + 1.0) / bins.size(),
                bin.accuracy(),
                Messages.text(
                    "models.reliability.bar",
                    bin.n(),
                    percent(bin.confidence()),
                    percent(bin.accuracy()))));
      }
    }
    ReliabilityChart chart =
        new ReliabilityChart(
            bars,
            Messages.text("models.reliability.x"),
            Messages.text("models.reliability.y"),
            Messages.text("models.reliability.error", error));
    chart.setPrefHeight(CHART_HEIGHT);
    chart.setMinHeight(CHART_HEIGHT);
    return chart;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
