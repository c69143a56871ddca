package dev.sightline.app.browse;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Names that the chosen videos have, each with a cross to take it away, and a field for another
 * one, which offers those that there are. A name that not all of them have is pale; a click on it
 * gives it to all. FX thread only.
 */
final class NameChips extends VBox {
  private static final int OFFERED = 8;

  private final FlowPane chips = new FlowPane();
  private final TextField field = new TextField();
  private final ContextMenu offers = new ContextMenu();
  private final Names names;

  /**
   * Where names come from and go to.
   *
   * @param known all names there are, with how many videos have each
   */
  record Names(
      Supplier<Map<String, Integer>> known, Consumer<String> give, Consumer<String> take) {}

  /**
   * @param id of the field
   * @param prompt stands in the field
   * @param back gives the keys back to the videos
   */
  NameChips(String id, String prompt, Names names, Runnable back) {
    this.names = names;
    getStyleClass().add("name-chips");
    chips.getStyleClass().add("chip-flow");
    field.setId(id);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.setOnAction(e -> give(field.getText()));
    field.textProperty().subscribe(t -> offer(t));
    field.focusedProperty().subscribe(f -> offer(field.getText()));
    field.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            field.clear();
            offers.hide();
            back.run();
            e.consume();
          }
        });
    getChildren().setAll(chips, field);
  }

  void focusField() {
    field.requestFocus();
  }

  /**
   * Shows names.
   *
   * @param has how many of the chosen videos have each
   * @param all how many are chosen
   */
  void show(Map<String, Integer> has, int all) {
    chips
        .getChildren()
        .setAll(has.entrySet().stream().map(e -> chip(e.getKey(), e.getValue() == all)).toList());
    chips.setVisible(!has.isEmpty());
    chips.setManaged(!has.isEmpty());
  }

  private HBox chip(String name, boolean whole) {
    Label label = new Label(name);
    HBox chip = new HBox(label);
    chip.getStyleClass().add("name-chip");
    if (!whole) {
      chip.getStyleClass().add("partly");
      label.setTooltip(new Tooltip(Messages.text("browse.chip.partly")));
      label.setOnMouseClicked(e -> names.give.accept(name));
    }
    Button cross =
        Icons.button(
            Feather.X, Messages.text("browse.chip.take", name), "", () -> names.take.accept(name));
    cross.getStyleClass().add("chip-cross");
    chip.getChildren().add(cross);
    return chip;
  }

  private void give(String name) {
    field.clear();
    offers.hide();
    names.give.accept(name);
  }

  private void offer(String typed) {
    String begin = typed.strip().toLowerCase(Locale.ROOT);
    List<String> fitting =
        begin.isEmpty() || !field.isFocused()
            ? List.of()
            : names.known.get().keySet().stream()
                .filter(n -> n.toLowerCase(Locale.ROOT).startsWith(begin))
                .filter(n -> !n.equals(typed.strip()))
                .limit(OFFERED)
                .toList();
    offers
        .getItems()
        .setAll(
            fitting.stream()
                .map(
                    n -> {
                      MenuItem item = new MenuItem(n);
                      item.setOnAction(e -> give(n));
                      return item;
                    })
                .toList());
    if (fitting.isEmpty()) {
      offers.hide();
    } else if (!offers.isShowing()) {
      offers.show(field, Side.BOTTOM, 0, 0);
    }
  }
}
