package dev.sightline.app.control;

import atlantafx.base.theme.Styles;
import dev.sightline.app.i18n.Messages;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A small button that puts a panel on the clipboard, as a picture and as a table. */
public final class CopyButton extends Button {
  /**
   * @param id of the button
   * @param picture what a picture is taken of
   * @param table its numbers, tabs between cells
   */
  public CopyButton(String id, Node picture, Supplier<String> table) {
    this(id, picture, table, null);
  }

  /**
   * @param from a node of the window, where the panel itself lies in a window of its own
   */
  public CopyButton(String id, Node picture, Supplier<String> table, Node from) {
    super(null, new FontIcon(Feather.COPY));
    setId(id);
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "help-button");
    setTooltip(new Tooltip(Messages.text("copy.panel")));
    setAccessibleText(Messages.text("copy.panel"));
    setOnAction(e -> (from == null ? this : from).fireEvent(new CopyEvent(picture, table.get())));
  }
}
