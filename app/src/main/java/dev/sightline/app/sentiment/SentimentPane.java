package dev.sightline.app.sentiment;

import atlantafx.base.theme.Styles;
import dev.sightline.app.attention.AttentionPane;
import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.colour.ColourSettings;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Sentiment on the time line. FX thread only. */
public final class SentimentPane implements AttentionPane {
  /** A model that has the head. */
  private static final String OTHER = "everyday";

  private final SentimentViewModel model;
  private final SentimentCanvas canvas;
  private final Label note = new Label();
  private final Button stop = new Button();
  private final Button use = new Button();
  private final ObservableValue<LegendText> legend =
      new SimpleObjectProperty<>(
          new LegendText(
              Messages.text("sentiment.legend"),
              Messages.text("sentiment.legend.help"),
              "−1",
              "+1",
              true));

  /**
   * @param zoom the part of the time line that is shown, shared with other views
   */
  public SentimentPane(
      SentimentViewModel model, Selection selection, ColourSettings colours, TimeZoom zoom) {
    this.model = model;
    canvas = new SentimentCanvas(model, selection, colours, zoom);
    note.getStyleClass().add("attention-label");
    note.setMinWidth(0);
    note.textProperty().bind(model.noteProperty());
    stop.setId("sentiment-stop");
    stop.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setOnAction(
        e -> {
          if (model.busyProperty().get()) {
            model.cancel();
          } else {
            model.again();
          }
        });
    use.setId("sentiment-use");
    use.setText(Messages.text("summary.use", OTHER));
    use.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    use.setMinWidth(Region.USE_PREF_SIZE);
    use.visibleProperty().bind(model.unavailableProperty());
    use.managedProperty().bind(use.visibleProperty());
    model.busyProperty().subscribe(b -> offer());
    model.stoppedProperty().subscribe(s -> offer());
  }

  /**
   * @param model takes a model into use
   */
  public void onUse(Consumer<String> model) {
    use.setOnAction(e -> model.accept(OTHER));
  }

  private void offer() {
    boolean busy = model.busyProperty().get();
    stop.setText(Messages.text(busy ? "sentiment.stop" : "sentiment.again"));
    stop.setVisible(busy || model.stoppedProperty().get());
    stop.setManaged(stop.isVisible());
  }

  @Override
  public AttentionTab tab() {
    return AttentionTab.SENTIMENT;
  }

  @Override
  public Region body() {
    return canvas;
  }

  @Override
  public List<Node> controls() {
    return List.of(note, use, stop);
  }

  @Override
  public HelpButton help() {
    return new HelpButton("sentiment.help.title", "sentiment.help.read", "sentiment.help.limits");
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
    return legend;
  }

  @Override
  public boolean showsMap() {
    return false;
  }
}
