package dev.sightline.app.export;

import dev.sightline.app.control.OneWayNames;
import dev.sightline.app.i18n.Messages;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Rows of a name and a control. FX thread only. */
final class Form extends GridPane {
  private int rows;

  Form() {
    getStyleClass().add("export-form");
  }

  /**
   * Adds a row.
   *
   * @param key of its name
   */
  void row(String key, Node control) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("form-label");
    label.setLabelFor(control);
    label.setMinWidth(Region.USE_PREF_SIZE);
    addRow(rows++, label, control);
  }

  /** A box whose choice follows a property. */
  static <T> ComboBox<T> box(
      String id, List<T> items, Property<T> value, Function<T, String> names) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.getStyleClass().add("small");
    box.setConverter(new OneWayNames<>(names));
    box.getItems().setAll(items);
    box.valueProperty().bindBidirectional(value);
    box.setMaxWidth(Double.MAX_VALUE);
    return box;
  }

  /** The button that does it. */
  static Button button(String key, String id, Runnable action) {
    Button button = new Button(Messages.text(key));
    button.setId(id);
    button.getStyleClass().add("accent");
    button.setOnAction(e -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
