package dev.sightline.app.verdict;

import dev.sightline.app.chart.ChartFonts;
import dev.sightline.app.chart.RemovalChart;
import dev.sightline.app.control.CopyButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.explain.Target;
import dev.sightline.core.explain.faithfulness.Agreement;
import dev.sightline.core.explain.faithfulness.Curve;
import dev.sightline.core.explain.faithfulness.CurveTest;
import dev.sightline.core.explain.faithfulness.Finding;
import dev.sightline.core.explain.faithfulness.Finding.Tested;
import dev.sightline.core.explain.faithfulness.MapTests;
import dev.sightline.core.explain.faithfulness.Measure;
import dev.sightline.core.explain.faithfulness.RandomBand;
import dev.sightline.core.explain.faithfulness.Randomisation;
import dev.sightline.core.explain.faithfulness.Similarity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The reasons of a verdict, each with its number, a sentence, and its curves. FX thread only. */
final class VerdictPanel extends ScrollPane {
  private static final double WIDTH = 700;
  private static final double HEIGHT = 520;
  private static final double CHART_HEIGHT = 180;

  /**
   * @param window a node of the window, which has the clipboard
   */
  VerdictPanel(MapTests tests, String target, Node window) {
    ChartFonts.prepare();
    getStyleClass().add("verdict-panel");
    setId("verdict-panel");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setPrefSize(WIDTH, HEIGHT);
    VBox content = new VBox();
    content.getStyleClass().add("verdict-content");
    Label title = new Label(Messages.text("verdict.title", target));
    title.getStyleClass().add("card-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head =
        new HBox(
            8,
            title,
            new CopyButton("verdict-copy", content, () -> VerdictWords.table(tests), window));
    content
        .getChildren()
        .addAll(
            head,
            words(VerdictWords.sentence(tests.verdict()), "verdict-text"),
            words(VerdictWords.counts(tests.verdict()), "card-note"));
    curves(content, tests, Measure.DELETION_TOKENS, tests.words());
    curves(content, tests, Measure.DELETION_CLIPS, tests.clips());
    curves(content, tests, Measure.DELETION_CELLS, tests.cells());
    content.getChildren().add(row(tests.verdict().about(Measure.RANDOMISATION)));
    tests.randomisation().ifPresent(r -> content.getChildren().add(steps(r)));
    content.getChildren().add(row(tests.verdict().about(Measure.STABILITY)));
    content.getChildren().add(row(tests.verdict().about(Measure.AGREEMENT)));
    tests.agreement().ifPresent(a -> content.getChildren().add(agreement(a, tests.map().method())));
    content.getChildren().add(words(Messages.text("verdict.limits"), "card-note"));
    setContent(content);
  }

  /** Deletion beside insertion, each with its curve if there is one. */
  private static void curves(
      VBox content, MapTests tests, Measure deletion, Optional<CurveTest> test) {
    Measure insertion = Measure.values()[deletion.ordinal() + 1];
    VBox left = row(tests.verdict().about(deletion));
    VBox right = row(tests.verdict().about(insertion));
    boolean score = tests.map().target() instanceof Target.Score;
    test.ifPresent(
        t -> {
          left.getChildren().add(1, chart(deletion, t.deletion(), t.random(), score));
          right.getChildren().add(1, chart(insertion, t.insertion(), t.randomInsertion(), score));
        });
    HBox pair = new HBox(16, left, right);
    for (VBox side : List.of(left, right)) {
      HBox.setHgrow(side, Priority.ALWAYS);
      side.setPrefWidth(WIDTH / 2);
    }
    content.getChildren().add(pair);
  }

  private static Node chart(Measure measure, Curve own, RandomBand random, boolean score) {
    RemovalChart chart =
        new RemovalChart(
            new RemovalChart.Lines(
                own.shares(), own.values(), random.mean(), random.low(), random.high()),
            new RemovalChart.Words(
                Messages.text("verdict.chart.own"),
                Messages.text("verdict.chart.random"),
                Messages.text(
                    measure.isDeletion() ? "verdict.chart.hidden" : "verdict.chart.shown"),
                Messages.text(score ? "verdict.chart.score" : "verdict.chart.probability"),
                Messages.text(
                    "verdict.chart.spoken",
                    VerdictWords.measure(measure),
                    VerdictWords.decimal(own.area()))));
    chart.setPrefHeight(CHART_HEIGHT);
    chart.setMinHeight(CHART_HEIGHT);
    return chart;
  }

  private static VBox row(Finding finding) {
    Label grade = new Label(VerdictWords.grade(finding));
    grade.getStyleClass().add("verdict-grade");
    grade.setMinWidth(Region.USE_PREF_SIZE);
    if (finding instanceof Tested t) {
      grade.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(t.grade().name().toLowerCase(Locale.ROOT)), true);
    }
    Label name = new Label(VerdictWords.measure(finding.measure()));
    name.getStyleClass().add("verdict-measure");
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(8, name, grade);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(2, head, words(VerdictWords.sentence(finding), "verdict-text"));
    box.getStyleClass().add("verdict-row");
    return box;
  }

  /** How much of the map is left at each step: from the top down, and each part alone. */
  private static Node steps(Randomisation test) {
    GridPane grid = table();
    grid.addRow(
        0,
        head(Messages.text("verdict.part")),
        head(Messages.text("verdict.cascading")),
        head(Messages.text("verdict.independent")));
    List<Randomisation.Step> cascading = test.of(Randomisation.Mode.CASCADING);
    List<Randomisation.Step> alone = test.of(Randomisation.Mode.INDEPENDENT);
    for (int i = 0; i < cascading.size(); i++) {
      grid.addRow(
          i + 1,
          new Label(VerdictWords.part(cascading.get(i).part())),
          number(cascading.get(i).similarity()),
          number(i < alone.size() ? alone.get(i).similarity() : Optional.empty()));
    }
    return grid;
  }

  private static Node agreement(Agreement test, String method) {
    GridPane grid = table();
    int own = test.methods().indexOf(method);
    int row = 0;
    for (int i = 0; i < test.methods().size() && own >= 0; i++) {
      if (i != own) {
        double r = test.correlations()[own][i];
        Label value = new Label(Double.isNaN(r) ? "–" : VerdictWords.decimal(r));
        grid.addRow(row++, new Label(test.methods().get(i).replace('-', ' ')), value);
      }
    }
    return grid;
  }

  private static GridPane table() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("verdict-table");
    return grid;
  }

  private static Label head(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("card-note");
    return label;
  }

  private static Label number(Optional<Similarity> similarity) {
    return new Label(similarity.map(s -> VerdictWords.decimal(s.mean())).orElse("–"));
  }

  private static Label words(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
