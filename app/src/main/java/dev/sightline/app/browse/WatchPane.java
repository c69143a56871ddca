package dev.sightline.app.browse;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Folders that are watched, to add and to take away. FX thread only. */
final class WatchPane extends VBox {
  private final WatchViewModel model;
  private final VBox rows = new VBox();

  WatchPane(WatchViewModel model, BrowseView.Asking ask) {
    this.model = model;
    getStyleClass().add("facet");
    rows.getStyleClass().add("facet-values");
    Label title = new Label(Messages.text("browse.watched"));
    title.getStyleClass().add("section-title");
    Hyperlink more = new Hyperlink(Messages.text("browse.watch"));
    more.setId("browse-watch");
    more.getStyleClass().add("facet-more");
    more.setTooltip(new Tooltip(Messages.text("browse.watch.help")));
    more.setOnAction(e -> ask.folderToWatch().ifPresent(model::watch));
    getChildren().setAll(title, rows, more);
    model.folders().subscribe(this::show);
    show();
  }

  private void show() {
    rows.getChildren().setAll(model.folders().stream().map(this::row).toList());
  }

  private Node row(Path folder) {
    Label name = new Label(String.valueOf(folder.getFileName()));
    name.setTooltip(new Tooltip(folder.toString()));
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Node cross =
        Icons.button(
            Feather.X,
            Messages.text("browse.unwatch", folder.getFileName()),
            "",
            () -> model.unwatch(folder));
    cross.getStyleClass().add("chip-cross");
    HBox row = new HBox(Icons.icon(Feather.EYE, "button-icon"), name, cross);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("facet-row", "watch-row");
    return row;
  }
}
