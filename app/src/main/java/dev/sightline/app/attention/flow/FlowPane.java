package dev.sightline.app.attention.flow;

import dev.sightline.app.attention.AttentionPane;
import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.ClipThumbnails;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.control.Roomy;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Links between tokens and clips, or tokens and tokens. FX thread only. */
public final class FlowPane implements AttentionPane {
  private final FlowViewModel model;
  private final AttentionViewModel cells;
  private final FlowCanvas canvas;
  private final Label title = new Label(Messages.text("flow.count"));
  private final Label threshold = new Label();
  private final Slider count = new Slider(1, FlowViewModel.MAX_LINKS, 1);

  /**
   * @param cells what the pointer is on, shared with the matrix
   * @param zoom the part of the time line that is shown, shared with other views
   */
  public FlowPane(
      FlowViewModel model,
      AttentionViewModel cells,
      Selection selection,
      ClipThumbnails thumbnails,
      TimeZoom zoom) {
    this.model = model;
    this.cells = cells;
    canvas = new FlowCanvas(model, cells, selection, thumbnails, zoom);
    title.getStyleClass().add("attention-label");
    title.setLabelFor(count);
    title.setMinWidth(Region.USE_PREF_SIZE);
    threshold.getStyleClass().add("attention-label");
    threshold.textProperty().bind(model.thresholdProperty());
    threshold.setMinWidth(Region.USE_PREF_SIZE);
    Roomy.only(threshold);
    Tooltip drawn = new Tooltip();
    drawn.textProperty().bind(model.thresholdProperty());
    count.setTooltip(drawn);
    count.setId("flow-count");
    count.getStyleClass().add("small");
    count.setPrefWidth(120);
    count.setMinWidth(60);
    count.setBlockIncrement(10);
    count.setAccessibleText(Messages.text("flow.count"));
    count.setTooltip(new Tooltip(Messages.text("flow.count.help")));
    count.valueProperty().bindBidirectional(model.countProperty());
  }

  @Override
  public AttentionTab tab() {
    return AttentionTab.FLOW;
  }

  @Override
  public Region body() {
    return canvas;
  }

  @Override
  public List<Node> controls() {
    return List.of(title, count, threshold);
  }

  @Override
  public HelpButton help() {
    return new HelpButton("flow.help.title", "flow.help.read", "flow.help.limits");
  }

  @Override
  public ObservableValue<String> readout() {
    return cells.readoutProperty();
  }

  @Override
  public ObservableValue<String> value() {
    return cells.valueProperty();
  }

  @Override
  public String table() {
    return model.table();
  }

  @Override
  public ObservableValue<LegendText> legend() {
    return model.legendProperty();
  }
}
