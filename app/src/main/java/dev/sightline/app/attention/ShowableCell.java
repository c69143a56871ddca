package dev.sightline.app.attention;

import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

/** An entry of the list of what can be shown: what cannot work is pale and says why. */
final class ShowableCell extends ListCell<Showable> {
  private static final double PALE = 0.5;

  @Override
  protected void updateItem(Showable item, boolean empty) {
    super.updateItem(item, empty);
    boolean off = item != null && item.obstacle().isPresent();
    setText(item == null || empty ? "" : item.title());
    setOpacity(off ? PALE : 1);
    setDisable(off);
    setTooltip(null);
    setAccessibleHelp(null);
    if (off) {
      String why = item.obstacle().get();
      setText(item.title() + " – " + why);
      setTooltip(new Tooltip(why));
      setAccessibleHelp(why);
    }
  }
}
