package dev.sightline.app.library;

import dev.sightline.app.control.Durations;
import dev.sightline.app.control.Icons;
import dev.sightline.app.control.Pictures;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.media.VideoFrame;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A video of the strip: picture with its length, title, what the model takes it for. */
final class LibraryCell extends ListCell<LibraryItem> {
  private static final double WIDTH = 176;
  private static final double HEIGHT = 99;
  private static final double ROUND = 10;

  private final LibraryViewModel model;
  private final ImageView picture = new ImageView();
  private final FontIcon missing = Icons.icon(Feather.FILM, "poster-icon");
  private final Label badge = new Label();
  private final Label title = new Label();
  private final Label detail = new Label();
  private final VBox box;
  private final ContextMenu menu;
  private Subscription following = Subscription.EMPTY;

  LibraryCell(LibraryViewModel model) {
    this.model = model;
    picture.setFitWidth(WIDTH);
    picture.setPreserveRatio(true);
    picture.setSmooth(true);
    badge.getStyleClass().add("poster-badge");
    StackPane poster = new StackPane(missing, picture, badge);
    poster.getStyleClass().add("poster");
    poster.setMinSize(WIDTH, HEIGHT);
    poster.setMaxSize(WIDTH, HEIGHT);
    Rectangle round = new Rectangle(WIDTH, HEIGHT);
    round.setArcWidth(ROUND);
    round.setArcHeight(ROUND);
    poster.setClip(round);
    StackPane.setAlignment(badge, Pos.BOTTOM_RIGHT);
    title.getStyleClass().add("item-title");
    detail.getStyleClass().add("item-detail");
    title.setMaxWidth(WIDTH);
    detail.setMaxWidth(WIDTH);
    box = new VBox(poster, title, detail);
    box.getStyleClass().add("library-item");
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
              .subscribe(this::show)
              .and(item.infoProperty().subscribe(i -> describe(item)))
              .and(item.topicProperty().subscribe(t -> describe(item)))
              .and(item.problemProperty().subscribe(p -> describe(item)));
    }
  }

  private void show(VideoFrame frame) {
    missing.setVisible(frame == null);
    picture.setImage(frame == null ? null : Pictures.of(frame));
    if (frame != null) {
      // fills the box, as a cover: the longer side is cut
      boolean wide = frame.width() * HEIGHT > frame.height() * WIDTH;
      picture.setFitWidth(wide ? 0 : WIDTH);
      picture.setFitHeight(wide ? HEIGHT : 0);
    }
  }

  private void describe(LibraryItem item) {
    boolean bad = !item.problemProperty().get().isEmpty();
    missing.setIconCode(bad ? Feather.ALERT_TRIANGLE : Feather.FILM);
    boolean known = item.infoProperty().get() != null;
    String length = known ? Durations.clock(item.infoProperty().get().duration()) : "";
    badge.setText(length);
    badge.setVisible(known);
    String topic = item.topicProperty().get().replace("/", " / ").toLowerCase(Locale.ROOT);
    String text = bad ? item.problemProperty().get() : topic.isEmpty() ? length : topic;
    detail.setText(text);
    setAccessibleText(item.title() + ", " + length + " " + text);
  }
}
