package dev.sightline.app.attention.heads;

import atlantafx.base.theme.Styles;
import dev.sightline.app.i18n.Messages;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How far the measurement of heads is; seen only in that order. FX thread only. */
final class InfluenceBar extends HBox {
  InfluenceBar(InfluenceViewModel model, ObservableValue<HeadOrder> order) {
    super(8);
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(0);
    visibleProperty().bind(order.map(o -> o == HeadOrder.INFLUENCE).orElse(false));
    managedProperty().bind(visibleProperty());
    ProgressBar bar = new ProgressBar();
    bar.setId("heads-influence-progress");
    bar.setPrefWidth(90);
    bar.setMinWidth(Region.USE_PREF_SIZE);
    bar.progressProperty().bind(model.progressProperty());
    Button stop = new Button(Messages.text("explain.cancel"));
    stop.setId("heads-influence-cancel");
    stop.getStyleClass().addAll(Styles.SMALL, "attention-toggle");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setOnAction(e -> model.cancel());
    for (Region r : new Region[] {bar, stop}) {
      r.visibleProperty().bind(model.busyProperty());
      r.managedProperty().bind(r.visibleProperty());
    }
    getChildren().setAll(bar, stop);
  }
}
