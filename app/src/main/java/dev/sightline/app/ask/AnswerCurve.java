package dev.sightline.app.ask;

import atlantafx.base.theme.Styles;
import dev.sightline.app.chart.ChartFonts;
import dev.sightline.app.chart.StrengthChart;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.analysis.AnsweringFacts;
import dev.sightline.core.analysis.AnsweringFacts.Covered;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How often answers are right, if only those are told that the model is surest of. */
final class AnswerCurve extends VBox {
  private static final double WIDTH = 380;
  private static final double HEIGHT = 190;

  AnswerCurve(AnsweringFacts facts) {
    super(8);
    ChartFonts.prepare();
    setId("ask-curve-panel");
    getStyleClass().add("help-text");
    setStyle("-fx-padding: 16px;");
    setPrefWidth(WIDTH);
    List<Covered> curve = facts.curve();
    Label title = new Label(Messages.text("ask.curve"));
    title.getStyleClass().add(Styles.TEXT_BOLD);
    StrengthChart chart =
        new StrengthChart(
            new StrengthChart.Line(
                curve.stream().map(c -> c.percent() + " %").toList(),
                curve.stream().map(Covered::accuracy).toList(),
                curve.stream().map(Covered::low).toList(),
                curve.stream().map(Covered::high).toList()),
            Messages.text("ask.curve.axis"),
            Messages.text("ask.curve"));
    chart.setPrefHeight(HEIGHT);
    chart.setMinHeight(HEIGHT);
    getChildren()
        .setAll(title, chart, words(Messages.text("ask.curve.read", curve.getFirst().n())));
    facts.thresholds().stream()
        .findFirst()
        .ifPresent(
            t ->
                getChildren()
                    .add(
                        words(
                            Messages.text(
                                "ask.why",
                                percent(t.threshold()),
                                percent(t.coverage()),
                                percent(t.accuracy())))));
  }

  private static Label words(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(WIDTH - 32);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
