package dev.sightline.app.attention;

import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A labelled small combo box that can be filled without calling back. FX thread only. */
public final class Choice<T> extends HBox {
  /** px */
  private static final double SMALLEST = 64;

  private final ComboBox<T> box = new ComboBox<>();
  private boolean filling;

  /**
   * @param key of the label; the box takes it as id, with {@code -} for {@code .}
   * @param helpKey of the tooltip
   * @param names of the items
   */
  public Choice(String key, String helpKey, Function<T, String> names) {
    super(6);
    setAlignment(Pos.CENTER_LEFT);
    Label label = new Label(Messages.text(key));
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().add("attention-label");
    label.setLabelFor(box);
    box.setId(key.replace('.', '-'));
    box.setAccessibleText(Messages.text(key));
    box.setTooltip(new Tooltip(Messages.text(helpKey)));
    box.getStyleClass().add("small");
    box.setConverter(new OneWayNames<>(names));
    // a long name, such as of a method that cannot work here, must not push the window apart
    box.setMinWidth(SMALLEST);
    getChildren().addAll(label, box);
  }

  /** The box itself. */
  public ComboBox<T> box() {
    return box;
  }

  /** Calls {@code action} with what the user chooses. */
  public void onChoose(Consumer<T> action) {
    box.valueProperty()
        .subscribe(
            v -> {
              if (!filling && v != null) {
                action.accept(v);
              }
            });
  }

  /** Offers items and shows one of them, without calling back. */
  public void show(List<T> items, T value) {
    filling = true;
    try {
      if (!box.getItems().equals(items)) {
        box.getItems().setAll(items);
        box.setValue(null); // else a box whose items changed shows another one of them
      }
      box.setValue(value);
    } finally {
      filling = false;
    }
  }
}
