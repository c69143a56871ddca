package dev.sightline.app.attention.clips;

import dev.sightline.app.attention.AttentionPane;
import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.Choice;
import dev.sightline.app.attention.ClipThumbnails;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The clips with the largest weight first. FX thread only. */
public final class ClipsPane implements AttentionPane {
  private final ClipsViewModel model;
  private final ClipsCanvas canvas;
  private final Choice<ClipOrder> order =
      new Choice<>("clips.order", "clips.order.help", ClipsPane::name);

  public ClipsPane(
      ClipsViewModel model,
      AttentionViewModel cells,
      Selection selection,
      ClipThumbnails thumbnails) {
    this.model = model;
    canvas = new ClipsCanvas(model, cells, selection, thumbnails);
    order.box().getItems().setAll(ClipOrder.values());
    order.box().valueProperty().bindBidirectional(model.orderProperty());
  }

  @Override
  public AttentionTab tab() {
    return AttentionTab.CLIPS;
  }

  @Override
  public Region body() {
    return canvas;
  }

  @Override
  public List<Node> controls() {
    return List.of(order);
  }

  @Override
  public HelpButton help() {
    return new HelpButton("clips.help.title", "clips.help.read", "clips.help.limits");
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

  private static String name(ClipOrder order) {
    return Messages.text(
        switch (order) {
          case WEIGHT -> "clips.order.weight";
          case CLASS -> "clips.order.class";
        });
  }
}
