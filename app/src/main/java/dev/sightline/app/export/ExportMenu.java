package dev.sightline.app.export;

import atlantafx.base.theme.Styles;
import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What can be written of a view. FX thread only. */
public final class ExportMenu extends MenuButton {
  /** What the items do. */
  public interface Actions {
    /** Writes a figure. */
    void figure();

    /** Writes numbers. */
    void numbers();

    /** Writes a film. */
    void film();

    /** Copies picture and numbers. */
    void copy();

    /** Writes what the window shows, to be opened again. */
    void save();

    /** Opens such a file. */
    void open();
  }

  /**
   * @param id of the button; its items are called after it
   * @param actions what the items do
   * @param possible false while there is nothing to write
   * @param places false while the shown map says nothing of places
   */
  public ExportMenu(
      String id,
      Actions actions,
      ObservableValue<Boolean> possible,
      ObservableValue<Boolean> places) {
    setId(id);
    getStyleClass().addAll(Styles.SMALL, "export-menu");
    setGraphic(Icons.icon(Feather.DOWNLOAD, "button-icon"));
    setTooltip(new Tooltip(Messages.text("export.menu.help")));
    setAccessibleText(Messages.text("export.menu.help"));
    setMinWidth(Region.USE_PREF_SIZE);
    MenuItem figure = item("export.menu.figure", "-figure", actions::figure);
    MenuItem numbers = item("export.menu.numbers", "-numbers", actions::numbers);
    MenuItem film = item("export.menu.film", "-film", actions::film);
    MenuItem copy = item("export.menu.copy", "-copy", actions::copy);
    MenuItem save = item("export.menu.save", "-save", actions::save);
    MenuItem open = item("export.menu.open", "-open", actions::open);
    getItems().setAll(figure, numbers, film, copy, new SeparatorMenuItem(), save, open);
    possible.subscribe(
        can -> {
          figure.setDisable(!can);
          numbers.setDisable(!can);
          copy.setDisable(!can);
          save.setDisable(!can);
        });
    places.subscribe(can -> film.setDisable(!can));
  }

  private MenuItem item(String key, String id, Runnable action) {
    MenuItem item = new MenuItem(Messages.text(key));
    item.setId(getId() + id);
    item.setOnAction(e -> action.run());
    return item;
  }
}
