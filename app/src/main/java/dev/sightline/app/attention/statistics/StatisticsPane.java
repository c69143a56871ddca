package dev.sightline.app.attention.statistics;

import dev.sightline.app.attention.AttentionPane;
import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.Choice;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the numbers say, beside a table of all heads. FX thread only. */
public final class StatisticsPane implements AttentionPane {
  private static final double TEXT_WIDTH = 340;

  private final StatisticsViewModel model;
  private final HBox body = new HBox(16);
  private final VBox text = new VBox(8);
  private final Choice<Measure> measure =
      new Choice<>("statistics.measure", "statistics.measure.help", StatisticsPane::name);

  public StatisticsPane(StatisticsViewModel model, ColourSettings colours) {
    this.model = model;
    text.setId("statistics-text");
    text.getStyleClass().add("statistics-text");
    ScrollPane scroll = new ScrollPane(text);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinWidth(220);
    scroll.setPrefWidth(TEXT_WIDTH);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("statistics-scroll");
    HeadTable table = new HeadTable(model, colours);
    HBox.setHgrow(table, Priority.ALWAYS);
    body.getChildren().setAll(scroll, table);
    body.setMinHeight(0);
    measure.box().getItems().setAll(Measure.values());
    measure.box().valueProperty().bindBidirectional(model.measureProperty());
    model.sentencesProperty().subscribe(this::say);
  }

  private void say(List<String> sentences) {
    text.getChildren()
        .setAll(
            sentences.stream()
                .map(
                    s -> {
                      Label label = new Label(s);
                      label.setWrapText(true);
                      label.setMinHeight(Region.USE_PREF_SIZE);
                      return label;
                    })
                .toList());
  }

  @Override
  public AttentionTab tab() {
    return AttentionTab.STATISTICS;
  }

  @Override
  public Region body() {
    return body;
  }

  @Override
  public List<Node> controls() {
    return List.of(measure);
  }

  @Override
  public HelpButton help() {
    return new HelpButton(
        "statistics.help.title", "statistics.help.read", "statistics.help.limits");
  }

  @Override
  public ObservableValue<String> readout() {
    return model.readoutProperty();
  }

  @Override
  public ObservableValue<String> value() {
    return model.valueProperty();
  }

  @Override
  public String table() {
    return model.table();
  }

  @Override
  public ObservableValue<LegendText> legend() {
    return model.legendProperty();
  }

  private static String name(Measure measure) {
    return Messages.text(
        switch (measure) {
          case ENTROPY -> "statistics.measure.entropy";
          case SINKS -> "statistics.measure.sinks";
          case DISTANCE -> "statistics.measure.distance";
        });
  }
}
