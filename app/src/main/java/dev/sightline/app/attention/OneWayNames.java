package dev.sightline.app.attention;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Names items of a list that cannot be typed. */
final class OneWayNames<T> extends StringConverter<T> {
  private final Function<T, String> names;

  OneWayNames(Function<T, String> names) {
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
