package dev.sightline.app.attention.lanes;

import atlantafx.base.theme.Styles;
import dev.sightline.app.attention.AttentionPane;
import dev.sightline.app.attention.AttentionTab;
import dev.sightline.app.attention.AttentionViewModel;
import dev.sightline.app.attention.LegendText;
import dev.sightline.app.attention.TimeZoom;
import dev.sightline.app.control.Roomy;
import dev.sightline.app.help.HelpButton;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Lanes on the time line. FX thread only. */
public final class LanesPane implements AttentionPane {
  private final LanesViewModel model;
  private final LanesCanvas canvas;
  private final Label hint = new Label(Messages.text("lanes.hint"));
  private final Button reset = new Button(Messages.text("lanes.reset"));

  /**
   * @param zoom the part of the time line that is shown, shared with other views
   */
  public LanesPane(
      LanesViewModel model, AttentionViewModel cells, Selection selection, TimeZoom zoom) {
    this.model = model;
    canvas = new LanesCanvas(model, cells, selection, zoom);
    hint.getStyleClass().add("attention-label");
    hint.setMinWidth(Region.USE_PREF_SIZE);
    Roomy.only(hint);
    reset.setId("lanes-reset");
    reset.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    reset.setTooltip(new Tooltip(Messages.text("lanes.reset.help")));
    reset.setMinWidth(Region.USE_PREF_SIZE);
    reset.disableProperty().bind(model.ownProperty().not());
    reset.setOnAction(e -> model.reset());
  }

  @Override
  public AttentionTab tab() {
    return AttentionTab.LANES;
  }

  @Override
  public Region body() {
    return canvas;
  }

  @Override
  public List<Node> controls() {
    return List.of(hint, reset);
  }

  @Override
  public HelpButton help() {
    return new HelpButton("lanes.help.title", "lanes.help.read", "lanes.help.limits");
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
}
