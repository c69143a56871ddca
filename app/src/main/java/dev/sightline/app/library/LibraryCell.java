package dev.sightline.app.library;

import dev.sightline.app.control.Durations;
import dev.sightline.app.control.Poster;
import dev.sightline.app.i18n.Messages;
import java.util.Locale;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A video of the strip: picture with its length, title, what the model takes it for. */
final class LibraryCell extends ListCell<LibraryItem> {
  /** So wide that its frame is free of the list's scroll bar, px. */
  private static final double WIDTH = 172;

  private static final double HEIGHT = 97;

  private final LibraryViewModel model;
  private final Poster poster = new Poster(WIDTH, HEIGHT);
  private final Label title = new Label();
  private final Label detail = new Label();
  private final VBox box;
  private final ContextMenu menu;
  private Subscription following = Subscription.EMPTY;

  LibraryCell(LibraryViewModel model) {
    this.model = model;
    title.getStyleClass().add("item-title");
    detail.getStyleClass().add("item-detail");
    title.setMaxWidth(WIDTH);
    detail.setMaxWidth(WIDTH);
    box = new VBox(poster, title, detail);
    box.getStyleClass().add("library-item");
    getStyleClass().add("video-cell");
    setPrefWidth(0); // as wide as the strip, whatever the titles
    setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && getItem() != null) {
            model.open(getItem());
          }
        });
    MenuItem remove = new MenuItem(Messages.text("library.remove"));
    remove.setOnAction(e -> model.remove(getItem()));
    menu = new ContextMenu(remove);
  }

  @Override
  protected void updateItem(LibraryItem item, boolean empty) {
    super.updateItem(item, empty);
    following.unsubscribe();
    following = Subscription.EMPTY;
    boolean blank = empty || item == null;
    setGraphic(blank ? null : box);
    setContextMenu(blank ? null : menu);
    if (!blank) {
      title.setText(item.title());
      following =
          item.posterProperty()
              .subscribe(poster::show)
              .and(item.infoProperty().subscribe(i -> describe(item)))
              .and(item.topicProperty().subscribe(t -> describe(item)))
              .and(item.problemProperty().subscribe(p -> describe(item)));
    }
  }

  private void describe(LibraryItem item) {
    boolean bad = !item.problemProperty().get().isEmpty();
    poster.warn(bad);
    boolean known = item.infoProperty().get() != null;
    String length = known ? Durations.clock(item.infoProperty().get().duration()) : "";
    poster.badge(length);
    String topic = item.topicProperty().get().replace("/", " / ").toLowerCase(Locale.ROOT);
    String text = bad ? item.problemProperty().get() : topic.isEmpty() ? length : topic;
    detail.setText(text);
    setAccessibleText(item.title() + ", " + length + " " + text);
  }
}
