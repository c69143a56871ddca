package dev.sightline.app.browse;

import dev.sightline.app.control.Durations;
import dev.sightline.app.control.Poster;
import dev.sightline.app.i18n.Messages;
import dev.sightline.core.media.Fraction;
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

  BrowseCell(BrowseViewModel model, Posters posters, BrowseGrid grid) {
    this.model = model;
    this.posters = posters;
    title.getStyleClass().add("item-title");
    detail.getStyleClass().add("item-detail");
    title.setMaxWidth(WIDTH);
    detail.setMaxWidth(WIDTH);
    box = new VBox(poster, title, detail);
    box.getStyleClass().add("library-item");
    grid.chosenProperty().subscribe(c -> pseudoClassStateChanged(CHOSEN, isChosen(grid)));
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (getItem() != null) {
            grid.chosenProperty().set(getItem());
            if (e.getButton() == MouseButton.PRIMARY) {
              grid.open(getItem());
            }
          }
        });
    itemProperty().subscribe(item -> show(item, grid));
  }

  private boolean isChosen(BrowseGrid grid) {
    return getItem() != null && getItem().equals(grid.chosenProperty().get());
  }

  private void show(BrowseItem item, BrowseGrid grid) {
    pseudoClassStateChanged(CHOSEN, isChosen(grid));
    poster.show(null);
    if (item == null) {
      posters.release(this);
      setGraphic(null);
      setContextMenu(null);
      return;
    }
    poster.warn(item.file().isEmpty());
    item.file()
        .ifPresentOrElse(f -> posters.request(this, f, poster::show), () -> posters.release(this));
    poster.badge(Durations.clock(Fraction.ofMillis(item.durationMs())));
    title.setText(item.title());
    detail.setText(detail(item));
    setContextMenu(menu(item));
    setGraphic(box);
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
    like.setOnAction(e -> model.showLike(item));
    ContextMenu menu = new ContextMenu(like);
    if (!model.isReadOnly()) {
      Menu stars = new Menu(Messages.text("browse.rate"));
      for (int i = 1; i <= STARS; i++) {
        int wanted = i;
        MenuItem star = new MenuItem("★".repeat(i));
        star.setOnAction(e -> model.rate(item, wanted));
        stars.getItems().add(star);
      }
      MenuItem sure = new MenuItem(Messages.text("browse.remove.sure"));
      sure.setOnAction(e -> model.remove(item));
      menu.getItems().addAll(stars, new Menu(Messages.text("browse.remove"), null, sure));
    }
    return menu;
  }
}
