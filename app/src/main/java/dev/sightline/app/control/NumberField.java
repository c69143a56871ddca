package dev.sightline.app.control;

import java.util.Locale;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;

/** A field for a number, which follows a property and writes to it while one types. */
public final class NumberField extends TextField {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private boolean typing;

  /**
   * @param value what the field shows; set to whatever number is typed, in range or not
   * @param name for screen readers
   */
  public NumberField(Property<Number> value, String name) {
    setAccessibleText(name);
    setPrefColumnCount(5);
    value.subscribe(v -> show(v.doubleValue()));
    textProperty()
        .subscribe(
            t -> {
              if (isFocused() || typing) {
                take(t, value);
              }
            });
    focusedProperty()
        .subscribe(
            f -> {
              if (!f) {
                pseudoClassStateChanged(ERROR, false);
                setText(text(value.getValue().doubleValue()));
              }
            });
  }

  private void show(double value) {
    if (!typing) {
      setText(text(value));
    }
  }

  private void take(String text, Property<Number> value) {
    typing = true;
    try {
      value.setValue(Double.parseDouble(text.strip().replace(',', '.')));
      pseudoClassStateChanged(ERROR, false);
    } catch (NumberFormatException e) {
      pseudoClassStateChanged(ERROR, true);
    } finally {
      typing = false;
    }
  }

  private static String text(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
