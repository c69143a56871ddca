package dev.sightline.app.shell;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import dev.sightline.app.settings.ThemeChoice;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar at the top: what the window is, what can be opened, written and switched. */
final class TopBar extends HBox {
  private final Commands commands;
  private final SplitMenuButton open = new SplitMenuButton();
  private final Button theme;
  private final Map<Page, ToggleButton> tabs = new EnumMap<>(Page.class);

  /**
   * @param recent the files opened last, newest first
   * @param openRecent opens one of them
   * @param canExport true while there is something to export
   */
  TopBar(
      Commands commands,
      Supplier<List<Path>> recent,
      Consumer<Path> openRecent,
      ObservableValue<Boolean> canExport) {
    this.commands = commands;
    getStyleClass().add("top-bar");
    Label brand = new Label(Messages.text("app.name"));
    brand.getStyleClass().add("brand");
    HBox pages =
        new HBox(
            tab(Page.INSPECT, Messages.text("shell.inspect"), "page-inspect"),
            tab(Page.MODELS, Messages.text("shell.models"), "page-models"),
            tab(Page.COMPARE, Messages.text("shell.compare"), "page-compare"),
            tab(Page.LIBRARY, Messages.text("shell.browse"), "page-library"),
            tab(Page.GENERATE, Messages.text("shell.generate"), "page-generate"));
    pages.getStyleClass().add("tabs");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    theme = Icons.button(Feather.SUN, Messages.text("shell.theme"), "theme", commands::theme);
    Button keys =
        Icons.button(Feather.HELP_CIRCLE, Messages.text("shell.keys"), "keys", commands::keys);
    Button settings =
        Icons.button(
            Feather.SETTINGS, Messages.text("shell.settings"), "settings", commands::settings);
    getChildren()
        .setAll(
            brand,
            pages,
            space,
            openButton(recent, openRecent),
            export(canExport),
            theme,
            settings,
            keys);
  }

  /** Shows the icon of the theme that a click would put on. */
  void show(ThemeChoice choice) {
    ((FontIcon) theme.getGraphic())
        .setIconCode(choice == ThemeChoice.DARK ? Feather.SUN : Feather.MOON);
  }

  /** Marks the page that is shown. */
  void show(Page page) {
    tabs.forEach((p, tab) -> tab.setSelected(p == page));
  }

  private ToggleButton tab(Page page, String name, String id) {
    ToggleButton tab = new ToggleButton(name);
    tab.setId(id);
    tab.getStyleClass().add("tab");
    tab.setOnAction(e -> commands.show(page));
    tabs.put(page, tab);
    return tab;
  }

  private SplitMenuButton openButton(Supplier<List<Path>> recent, Consumer<Path> openRecent) {
    open.setId("open");
    open.setText(Messages.text("shell.open"));
    open.setGraphic(Icons.icon(Feather.FOLDER, "button-icon"));
    open.getStyleClass().add("bar-button");
    open.setOnAction(e -> commands.open());
    open.setOnShowing(e -> fillMenu(recent.get(), openRecent));
    fillMenu(recent.get(), openRecent);
    return open;
  }

  private void fillMenu(List<Path> recent, Consumer<Path> openRecent) {
    MenuItem folder = new MenuItem(Messages.text("shell.openFolder"));
    folder.setOnAction(e -> commands.openFolder());
    open.getItems().setAll(folder);
    if (!recent.isEmpty()) {
      open.getItems().add(new javafx.scene.control.SeparatorMenuItem());
    }
    for (Path file : recent) {
      MenuItem item = new MenuItem(file.getFileName().toString());
      item.setMnemonicParsing(false);
      item.setOnAction(e -> openRecent.accept(file));
      open.getItems().add(item);
    }
  }

  private Button export(ObservableValue<Boolean> canExport) {
    Button export = new Button(Messages.text("shell.export"));
    export.setId("export");
    export.setGraphic(Icons.icon(Feather.SHARE, "button-icon"));
    export.getStyleClass().add("bar-button");
    export.setTooltip(new Tooltip(Messages.text("shell.export.help")));
    export.setOnAction(e -> commands.export());
    canExport.subscribe(can -> export.setDisable(!can));
    return export;
  }
}
