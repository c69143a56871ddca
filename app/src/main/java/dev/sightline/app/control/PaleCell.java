package dev.sightline.app.control;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

/** An entry of a list of choices: what cannot work is pale and says why. */
public final class PaleCell<T> extends ListCell<T> {
  private static final double PALE = 0.5;

  private final Function<T, String> title;
  private final Function<T, Optional<String>> obstacle;

  /**
   * @param title the name of an entry
   * @param obstacle why it cannot be chosen; empty if it can
   */
  public PaleCell(Function<T, String> title, Function<T, Optional<String>> obstacle) {
    this.title = title;
    this.obstacle = obstacle;
  }

  @Override
  protected void updateItem(T item, boolean empty) {
    super.updateItem(item, empty);
    Optional<String> why = item == null || empty ? Optional.empty() : obstacle.apply(item);
    setText(item == null || empty ? "" : title.apply(item));
    setOpacity(why.isPresent() ? PALE : 1);
    setDisable(why.isPresent());
    setTooltip(null);
    setAccessibleHelp(null);
    why.ifPresent(
        text -> {
          setText(title.apply(item) + " – " + text);
          setTooltip(new Tooltip(text));
          setAccessibleHelp(text);
        });
  }
}
