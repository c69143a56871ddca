package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.GridView;

/**
 * Videos in rows; only those in view have cells. Arrows move the choice, Enter opens it, 1 to 5
 * give it stars, L shows more like it. FX thread only.
 */
final class BrowseGrid extends GridView<BrowseItem> {
  private static final double GAP = 8;
  private static final int STARS = 5;

  private final BrowseViewModel model;
  private final Runnable showPlayer;
  private final ObjectProperty<BrowseItem> chosen = new SimpleObjectProperty<>(this, "chosen");

  /**
   * @param showPlayer shows the page with the player
   */
  BrowseGrid(BrowseViewModel model, Posters posters, Runnable showPlayer) {
    super(model.items());
    this.model = model;
    this.showPlayer = showPlayer;
    setId("browse-grid");
    getStyleClass().add("browse-grid");
    setCellWidth(BrowseCell.WIDTH);
    setCellHeight(BrowseCell.HEIGHT + BrowseCell.WORDS);
    setHorizontalCellSpacing(GAP);
    setVerticalCellSpacing(GAP);
    setCellFactory(g -> new BrowseCell(model, posters, this));
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(Messages.text("browse.role"));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    chosen.subscribe(
        c ->
            setAccessibleText(
                c == null
                    ? Messages.text("browse.role")
                    : c.title() + ", " + BrowseCell.detail(c)));
  }

  /** The video that keys are about, or null. */
  ObjectProperty<BrowseItem> chosenProperty() {
    return chosen;
  }

  /** Opens a video in the player. */
  void open(BrowseItem item) {
    if (model.open(item)) {
      showPlayer.run();
    }
  }

  private void key(KeyEvent e) {
    if (getItems().isEmpty() || e.isShortcutDown() || e.isAltDown()) {
      return;
    }
    int now = getItems().indexOf(chosen.get());
    switch (e.getCode()) {
      case RIGHT -> choose(now + 1);
      case LEFT -> choose(now - 1);
      case DOWN -> choose(now < 0 ? 0 : now + columns());
      case UP -> choose(now - columns());
      case HOME -> choose(0);
      case END -> choose(getItems().size() - 1);
      case PAGE_DOWN -> choose(now + columns() * rows());
      case PAGE_UP -> choose(now - columns() * rows());
      default -> {
        if (now < 0 || !act(getItems().get(now), e.getCode())) {
          return;
        }
      }
    }
    e.consume();
  }

  private boolean act(BrowseItem item, KeyCode code) {
    int digit = code.isDigitKey() ? code.getChar().charAt(0) - '0' : 0;
    if (code == KeyCode.ENTER) {
      open(item);
    } else if (code == KeyCode.L) {
      model.showLike(item);
    } else if (digit >= 1 && digit <= STARS && !model.isReadOnly()) {
      model.rate(item, digit);
      chosen.set(null); // the item is another one as soon as it has its stars
    } else {
      return false;
    }
    return true;
  }

  private void choose(int wanted) {
    int index = Math.clamp(wanted, 0, getItems().size() - 1);
    chosen.set(getItems().get(index));
    if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(index / columns());
    }
  }

  private int columns() {
    double each = getCellWidth() + 2 * getHorizontalCellSpacing();
    return Math.max(1, (int) (getWidth() / each));
  }

  private int rows() {
    double each = getCellHeight() + 2 * getVerticalCellSpacing();
    return Math.max(1, (int) (getHeight() / each));
  }
}
