package dev.sightline.app.browse;

import dev.sightline.app.control.Icons;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.SavedSearch;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Searches that are kept, to show and to take away. FX thread only. */
final class SavedPane extends VBox {
  private final SavedViewModel model;
  private final VBox rows = new VBox();
  private final Label title = new Label(Messages.text("browse.saved"));

  SavedPane(SavedViewModel model) {
    this.model = model;
    getStyleClass().add("facet");
    title.getStyleClass().add("section-title");
    Hyperlink save = new Hyperlink(Messages.text("browse.saved.keep"));
    save.setId("browse-save-search");
    save.getStyleClass().add("facet-more");
    save.setTooltip(new Tooltip(Messages.text("browse.saved.help")));
    save.setOnAction(e -> model.save());
    save.visibleProperty().bind(model.canSaveProperty());
    save.managedProperty().bind(model.canSaveProperty());
    getChildren().setAll(title, rows, save);
    model.searches().subscribe(this::show);
    model.canSaveProperty().subscribe(c -> show());
  }

  private void show() {
    rows.getChildren().setAll(model.searches().stream().map(this::row).toList());
    boolean some = !model.searches().isEmpty() || model.canSaveProperty().get();
    setVisible(some);
    setManaged(some);
  }

  private Node row(SavedSearch search) {
    Button name = new Button(search.name(), Icons.icon(Feather.BOOKMARK, "button-icon"));
    name.getStyleClass().addAll("flat", "shelf-link");
    name.setTooltip(new Tooltip(search.name()));
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    name.setAlignment(Pos.CENTER_LEFT);
    name.setOnAction(e -> model.show(search));
    HBox.setHgrow(name, Priority.ALWAYS);
    Node cross =
        Icons.button(
            Feather.X,
            Messages.text("browse.saved.forget", search.name()),
            "",
            () -> model.forget(search));
    cross.getStyleClass().add("chip-cross");
    HBox row = new HBox(name, cross);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
