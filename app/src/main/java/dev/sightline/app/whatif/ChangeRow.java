package dev.sightline.app.whatif;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** One change: on or off, its name, and a button that takes it out. */
final class ChangeRow extends HBox {
  private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");

  private final CheckBox on = new CheckBox();
  private final Tooltip tip = new Tooltip();

  /**
   * @param index place in the list of changes
   */
  ChangeRow(WhatIfViewModel model, int index) {
    getStyleClass().add("whatif-row");
    setAlignment(Pos.CENTER_LEFT);
    on.setId("whatif-on-" + index);
    on.setMnemonicParsing(false);
    on.setMaxWidth(Double.MAX_VALUE);
    on.setTooltip(tip);
    tip.setWrapText(true);
    tip.setMaxWidth(360);
    on.setOnAction(e -> model.setOn(index, on.isSelected()));
    HBox.setHgrow(on, Priority.ALWAYS);
    Button remove =
        Icons.button(
            Feather.X,
            Messages.text("whatif.remove"),
            "whatif-remove-" + index,
            () -> model.remove(index));
    getChildren().setAll(on, remove);
  }

  void show(WhatIfViewModel.Row row) {
    on.setText(row.name());
    on.setSelected(row.on());
    boolean idle = row.on() && !row.fits();
    pseudoClassStateChanged(IDLE, idle);
    tip.setText(idle ? Messages.text("whatif.idle", row.name()) : row.name());
    on.setAccessibleText(tip.getText());
  }
}
