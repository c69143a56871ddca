package dev.sightline.app.robustness;

import atlantafx.base.theme.Styles;
import dev.sightline.app.chart.ChartFonts;
import dev.sightline.app.chart.StrengthChart;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.colour.Legend;
import dev.sightline.app.control.CopyButton;
import dev.sightline.app.control.Icons;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.comparison.PredictionChange;
import dev.sightline.core.robustness.AttackOutcome;
import dev.sightline.core.robustness.AttentionShift;
import dev.sightline.core.training.robustness.RobustReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Chooses an attack and shows what it did. FX thread only. */
public final class AttackSheet extends VBox {
  private static final double WIDTH = 688;
  private static final double HEIGHT = 560;
  private static final double CHART_HEIGHT = 190;
  private static final int CLASSES = 5;

  private final AttackViewModel model;
  private final Supplier<Optional<Path>> folder;
  private final Label answer = words("attack-answer", "attack-answer");
  private final Label size = words("attack-size", "card-note");
  private final Label noPicture = words("attack-no-picture", "card-note");
  private final PictureRow pictures;
  private final GridPane classes = new GridPane();
  private final ShiftCanvas shift;
  private final Label moved = words("attack-moved", "card-note");
  private final Label top = new Label();
  private final Label bottom = new Label();
  private final HBox lower;
  private final VBox chart = new VBox(4);

  /**
   * @param folder asks the user for the folder of a set
   */
  public AttackSheet(
      AttackViewModel model, ColourSettings colours, Supplier<Optional<Path>> folder) {
    ChartFonts.prepare();
    this.model = model;
    this.folder = folder;
    this.shift = new ShiftCanvas(colours);
    this.pictures = new PictureRow(colours);
    getStyleClass().addAll("sheet-body", "attack-sheet");
    setSpacing(8);
    classes.getStyleClass().add("attack-classes");
    classes.setHgap(10);
    classes.setVgap(3);
    classes.setMinWidth(Region.USE_PREF_SIZE);
    Legend legend = new Legend(colours);
    legend.setSigned(true);
    bottom.getStyleClass().add("card-note");
    top.getStyleClass().add("card-note");
    HBox key = new HBox(6, bottom, legend, top);
    key.setAlignment(Pos.CENTER_LEFT);
    VBox map = new VBox(4, moved, shift, key);
    HBox.setHgrow(map, Priority.ALWAYS);
    lower = new HBox(20, classes, map);
    chart.setId("attack-chart");
    VBox content = new VBox(10, answer, size, pictures, noPicture, lower, chart);
    ScrollPane scroll = new ScrollPane(content);
    scroll.getStyleClass().add("attack-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setPrefSize(WIDTH, HEIGHT);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    scroll
        .visibleProperty()
        .bind(model.outcomeProperty().isNotNull().or(model.curveProperty().isNotNull()));
    scroll.managedProperty().bind(scroll.visibleProperty());
    setPrefWidth(WIDTH);
    getChildren().setAll(new AttackChooser(model), actions(), checks(), problem(), scroll);
    model.outcomeProperty().subscribe(this::show);
    model.curveProperty().subscribe(this::show);
    model.onMove(this::showPictures);
  }

  private Node actions() {
    Button run = button("attack.run", "attack-run", model::attack);
    run.getStyleClass().add(Styles.ACCENT);
    Button curve = button("attack.curve", "attack-curve", model::measure);
    Button set = button("attack.set", "attack-set", () -> model.measureSet(folder));
    for (Button b : List.of(run, curve)) {
      b.disableProperty().bind(model.targetProperty().isEmpty().or(model.busyProperty()));
    }
    set.disableProperty().bind(model.busyProperty());
    ProgressBar bar = new ProgressBar();
    bar.setId("attack-progress");
    bar.setPrefWidth(120);
    bar.progressProperty().bind(model.progressProperty());
    Button stop = button("attack.stop", "attack-stop", model::cancel);
    for (Region r : List.of(bar, stop)) {
      r.visibleProperty().bind(model.busyProperty());
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row =
        new HBox(
            8,
            run,
            curve,
            set,
            bar,
            stop,
            space,
            new CopyButton("attack-copy", this, model::table),
            new HelpButton("attack.help.title", "attack.help.read", "attack.help.limits"));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node checks() {
    CheckBox checks = new CheckBox(Messages.text("attack.checks"));
    checks.setId("attack-checks");
    checks.setTooltip(new Tooltip(Messages.text("attack.checks.help")));
    checks.selectedProperty().bindBidirectional(model.checksProperty());
    checks.visibleProperty().bind(model.wishProperty().map(w -> w.method().isGradient()));
    checks.managedProperty().bind(checks.visibleProperty());
    return checks;
  }

  private Node problem() {
    Label problem = words("attack-problem", "export-problem");
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    Label hint = words("attack-hint", "card-note");
    hint.textProperty()
        .bind(
            Bindings.when(model.targetProperty().isEmpty())
                .then(Messages.text("attack.nothing"))
                .otherwise(model.targetProperty()));
    return new VBox(4, hint, problem);
  }

  private void show(AttackOutcome o) {
    for (Node n : List.of(answer, size, lower)) {
      n.setVisible(o != null);
      n.setManaged(o != null);
    }
    showPictures();
    if (o == null) {
      return;
    }
    answer.setText(AttackWords.answer(o));
    size.setText(AttackWords.size(o));
    classes.getChildren().clear();
    head(0, "attack.classes");
    head(1, "attack.classes.clean");
    head(2, "attack.classes.attacked");
    int row = 1;
    for (PredictionChange c :
        PredictionChange.between(o.request().clean(), o.attacked()).stream()
            .filter(c -> c.head().equals(o.request().head()))
            .sorted(
                (a, b) ->
                    Float.compare(Math.max(b.left(), b.right()), Math.max(a.left(), a.right())))
            .limit(CLASSES)
            .toList()) {
      classes.add(new Label(c.label()), 0, row);
      number(c.left(), 1, row);
      number(c.right(), 2, row++);
    }
    AttentionShift s = AttentionShift.between(o.request().clean(), o.attacked()).orElse(null);
    shift.show(s);
    moved.setText(
        s == null
            ? Messages.text("attack.moved.none")
            : Messages.text("attack.moved", AttackWords.percent(s.share())));
    String most = s == null ? "" : String.format(Locale.ROOT, "%.3f", ShiftCanvas.top(s));
    top.setText(s == null ? "" : Messages.text("attack.more", most));
    bottom.setText(s == null ? "" : Messages.text("attack.less", most));
    shift.setVisible(s != null);
  }

  private void head(int column, String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("card-note");
    GridPane.setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
    classes.add(label, column, 0);
    if (classes.getColumnConstraints().size() <= column) {
      classes.getColumnConstraints().add(new ColumnConstraints());
    }
  }

  private void number(float probability, int column, int row) {
    Label label = new Label(AttackWords.percent(probability));
    GridPane.setHalignment(label, HPos.RIGHT);
    classes.add(label, column, row);
  }

  private void showPictures() {
    AttackOutcome o = model.outcomeProperty().get();
    Optional<AttackOutcome.Pictures> at = model.pictures();
    var video = o == null ? null : o.features().video();
    pictures.show(
        at,
        model.places(),
        video == null ? 1 : (double) video.displayWidth() / Math.max(1, video.displayHeight()));
    noPicture.setText(o != null && at.isEmpty() ? Messages.text("attack.picture.none") : "");
    noPicture.setVisible(o != null && at.isEmpty());
    noPicture.setManaged(noPicture.isVisible());
  }

  private void show(StrengthCurve c) {
    chart.getChildren().clear();
    if (c == null) {
      return;
    }
    AttackWish wish = model.wishProperty().get();
    String what =
        c.videos() > 1
            ? Messages.text("attack.chart.set", c.videos())
            : Messages.text("attack.chart.video");
    Label title = words("attack-chart-title", "card-note");
    title.setText(what);
    StrengthChart drawn =
        new StrengthChart(
            new StrengthChart.Line(
                c.strengths().stream()
                    .map(
                        s ->
                            s == 0
                                ? Messages.text("attack.chart.clean")
                                : AttackWords.strength(wish, s))
                    .toList(),
                c.values(),
                c.low(),
                c.high()),
            Messages.text("attack.chart.strength"),
            what);
    drawn.setPrefHeight(CHART_HEIGHT);
    drawn.setMinHeight(CHART_HEIGHT);
    chart.getChildren().setAll(title, drawn);
    c.checks().forEach(sign -> chart.getChildren().add(sign(sign)));
  }

  private static Node sign(RobustReport.Check sign) {
    Label label = new Label(Messages.say(sign.phrase()));
    label.setGraphic(
        Icons.icon(
            sign.passed() ? Feather.CHECK : Feather.ALERT_TRIANGLE,
            sign.passed() ? "attack-passed" : "attack-failed"));
    label.getStyleClass().add("attack-sign");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Button button(String key, String id, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.getStyleClass().addAll(Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private static Label words(String id, String style) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
