package dev.sightline.app.attention.heads;

import dev.sightline.app.attention.AttentionPane;
import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.Choice;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.attention.Tables;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** All heads of the shown kind as small maps. FX thread only. */
public final class HeadsPane implements AttentionPane {
  private final HeadsViewModel model;
  private final HeadsCanvas canvas;
  private InfluenceBar influence;
  private final Choice<HeadOrder> order =
      new Choice<>("heads.order", "heads.order.help", HeadsPane::name);

  public HeadsPane(HeadsViewModel model) {
    this.model = model;
    canvas = new HeadsCanvas(model);
    order.box().getItems().setAll(HeadOrder.LAYER, HeadOrder.SHARPEST, HeadOrder.SINKS);
    order.box().valueProperty().bindBidirectional(model.orderProperty());
  }

  /** Offers to measure how much each head counts. */
  public void offer(InfluenceViewModel offered) {
    influence = new InfluenceBar(offered, model.orderProperty());
    order.box().getItems().setAll(HeadOrder.values());
    model.offer(offered);
  }

  @Override
  public AttentionTab tab() {
    return AttentionTab.HEADS;
  }

  @Override
  public Region body() {
    return canvas;
  }

  @Override
  public List<Node> controls() {
    return influence == null ? List.of(order) : List.of(influence, order);
  }

  @Override
  public HelpButton help() {
    return new HelpButton("heads.help.title", "heads.help.read", "heads.help.limits");
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
    return Tables.heads(
        model.entriesProperty().get().stream()
            .map(e -> new Tables.HeadLine(e.layer(), e.head(), e.numbers(), e.influence()))
            .toList());
  }

  @Override
  public ObservableValue<LegendText> legend() {
    return model.legendProperty();
  }

  private static String name(HeadOrder order) {
    return Messages.text(
        switch (order) {
          case LAYER -> "heads.order.layer";
          case SHARPEST -> "heads.order.sharpest";
          case SINKS -> "heads.order.sinks";
          case INFLUENCE -> "heads.order.influence";
        });
  }
}
