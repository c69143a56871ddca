package dev.sightline.app.control;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Names items of a list that cannot be typed. */
public final class OneWayNames<T> extends StringConverter<T> {
  private final Function<T, String> names;

  public OneWayNames(Function<T, String> names) {
    this.names = names;
  }

  @Override
  public String toString(T item) {
    return item == null ? "–" : names.apply(item);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("items are chosen, not typed");
  }
}
