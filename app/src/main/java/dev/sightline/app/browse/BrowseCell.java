package dev.sightline.app.browse;

import dev.sightline.app.control.Durations;
import dev.sightline.app.control.Poster;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.library.LibraryLook;
import dev.sightline.core.media.Fraction;
import dev.sightline.core.media.VideoFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.GridCell;

/** A video of the grid: picture with its length, title, stars, and why it was found. */
final class BrowseCell extends GridCell<BrowseItem> {
  /** Size of the picture, px. */
  static final double WIDTH = 208;

  static final double HEIGHT = 117;

  /** What stands below the picture, px. */
  static final double WORDS = 44;

  private static final int STARS = 5;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final BrowseViewModel model;
  private final Posters posters;
  private final Poster poster = new Poster(WIDTH, HEIGHT);
  private final Label title = new Label();
  private final Label detail = new Label();
  private final VBox box;
  private Subscription chosen = Subscription.EMPTY;
  private VideoFrame picture;

  /** Where in the picture the pointer is, 0 to 1; negative: not in it. */
  private double pointer = -1;

  BrowseCell(BrowseViewModel model, Posters posters, BrowseGrid grid) {
    this.model = model;
    this.posters = posters;
    title.getStyleClass().add("item-title");
    detail.getStyleClass().add("item-detail");
    title.setMaxWidth(WIDTH);
    detail.setMaxWidth(WIDTH);
    box = new VBox(poster, title, detail);
    box.getStyleClass().add("library-item");
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (getItem() != null && e.getButton() == MouseButton.PRIMARY) {
            grid.clicked(getItem(), e);
          }
        });
    setOnContextMenuRequested(
        e -> {
          if (getItem() != null && !model.selection().isChosen(getItem().id())) {
            model.selection().only(getItem());
          }
        });
    poster.setOnMouseMoved(e -> scrub(e.getX() / WIDTH));
    poster.setOnMouseExited(e -> endScrub());
    itemProperty().subscribe(this::show);
    // a cell that is thrown away hears of nothing any more
    sceneProperty()
        .subscribe(
            scene -> {
              chosen.unsubscribe();
              chosen =
                  scene == null
                      ? Subscription.EMPTY
                      : model.selection().chosenProperty().subscribe(c -> showChosen());
            });
  }

  private void showChosen() {
    pseudoClassStateChanged(
        CHOSEN, getItem() != null && model.selection().isChosen(getItem().id()));
  }

  private void show(BrowseItem item) {
    showChosen();
    showPicture(null);
    posters.endScrub(this);
    poster.position(-1);
    if (item == null) {
      posters.release(this);
      setGraphic(null);
      setContextMenu(null);
      return;
    }
    model.shown(item);
    poster.warn(
        item.file().isEmpty() || item.card().look().filter(LibraryLook::isFailed).isPresent());
    item.file()
        .ifPresentOrElse(
            f -> posters.request(this, f, this::showPicture), () -> posters.release(this));
    badge(item.durationMs());
    title.setText(item.title());
    detail.setText(detail(item));
    setContextMenu(menu(item));
    setGraphic(box);
    if (poster.isHover() && pointer >= 0) {
      scrub(pointer); // what the model has said meanwhile changes nothing for who is looking
    }
  }

  private void showPicture(VideoFrame frame) {
    picture = frame;
    poster.show(frame);
  }

  private void badge(long ms) {
    poster.badge(Durations.clock(Fraction.ofMillis(ms)));
  }

  /** Shows the moment under the pointer. */
  private void scrub(double share) {
    pointer = share;
    BrowseItem item = getItem();
    if (item == null || item.file().isEmpty()) {
      return;
    }
    posters.scrub(
        this,
        item.file().get(),
        item.durationMs(),
        share,
        (frame, ms) -> {
          poster.show(frame);
          poster.position((double) ms / Math.max(1, item.durationMs()));
          badge(ms);
        });
  }

  private void endScrub() {
    pointer = -1;
    poster.position(-1);
    posters.endScrub(this);
    if (getItem() != null) {
      poster.show(picture);
      badge(getItem().durationMs());
    }
  }

  /** Stars, and why it was found; or that it is not there. */
  static String detail(BrowseItem item) {
    if (item.file().isEmpty()) {
      return Messages.text("browse.missing");
    }
    List<String> parts = new ArrayList<>();
    if (item.rating() > 0) {
      parts.add("★".repeat(item.rating()));
    }
    if (!item.reason().isEmpty()) {
      parts.add(item.reason());
    }
    if (item.match().isEmpty() && item.reason().isEmpty() && !item.card().tags().isEmpty()) {
      parts.add(String.join(", ", item.card().tags()));
    }
    item.match()
        .ifPresent(
            m -> {
              if (m.startMs() >= 0) {
                parts.add(
                    Messages.text(
                        "browse.moment", Durations.clock(Fraction.ofMillis(m.startMs()))));
              }
              if (!m.words().isEmpty()) {
                parts.add(Messages.text("browse.words", String.join(", ", m.words())));
              } else if (m.look().isPresent()) {
                parts.add(
                    Messages.text(
                        "browse.look", String.format(Locale.ROOT, "%.2f", m.look().getAsDouble())));
              } else if (m.meaning()) {
                parts.add(Messages.text("browse.meaning"));
              }
            });
    return String.join(" · ", parts);
  }

  private ContextMenu menu(BrowseItem item) {
    MenuItem like = new MenuItem(Messages.text("browse.more"));
    like.setOnAction(e -> model.search().showLike(item));
    ContextMenu menu = new ContextMenu(like);
    if (!model.isReadOnly()) {
      Menu stars = new Menu(Messages.text("browse.rate"));
      for (int i = 1; i <= STARS; i++) {
        int wanted = i;
        MenuItem star = new MenuItem("★".repeat(i));
        star.setOnAction(e -> model.marks().rate(wanted));
        stars.getItems().add(star);
      }
      MenuItem sure = new MenuItem();
      sure.setOnAction(e -> model.marks().remove());
      // what is chosen is removed, which this one is part of
      menu.setOnShowing(
          e ->
              sure.setText(
                  Messages.text(
                      "browse.remove.sure", model.selection().chosenProperty().get().size())));
      menu.getItems().addAll(stars, new Menu(Messages.text("browse.remove"), null, sure));
    }
    return menu;
  }
}
