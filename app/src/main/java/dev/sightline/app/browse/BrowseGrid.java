package dev.sightline.app.browse;

import dev.sightline.app.i18n.Messages;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.GridView;

/**
 * Videos in rows; only those in view have cells. Arrows move the choice, with Shift they extend it,
 * Space adds one to it or takes one out. FX thread only.
 */
final class BrowseGrid extends GridView<BrowseItem> {
  private static final double GAP = 8;

  private final BrowseSelection selection;
  private final BrowseKeys keys;
  private int inRow;

  BrowseGrid(BrowseViewModel model, Posters posters, BrowseKeys keys) {
    super(model.items());
    this.selection = model.selection();
    this.keys = keys;
    setId("browse-grid");
    getStyleClass().add("browse-grid");
    setCellWidth(BrowseCell.WIDTH);
    setCellHeight(BrowseCell.HEIGHT + BrowseCell.WORDS);
    setHorizontalCellSpacing(GAP);
    setVerticalCellSpacing(GAP);
    setCellFactory(g -> new BrowseCell(model, posters, this));
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    widthProperty().subscribe(w -> rowsChanged());
    selection
        .leadProperty()
        .subscribe(
            lead ->
                setAccessibleText(
                    lead.map(c -> c.title() + ", " + BrowseCell.detail(c))
                        .orElse(Messages.text("browse.role"))));
  }

  /** Chooses what was clicked; opens what was clicked twice. */
  void clicked(BrowseItem item, MouseEvent e) {
    requestFocus();
    if (e.isShortcutDown()) {
      selection.toggle(item);
    } else if (e.isShiftDown()) {
      selection.extendTo(item);
    } else if (e.getClickCount() == 2) {
      keys.open(item);
    } else {
      selection.only(item);
    }
  }

  private void key(KeyEvent e) {
    if (getItems().isEmpty() || e.isAltDown()) {
      return;
    }
    int now = selection.leadIndex();
    switch (e.getCode()) {
      case RIGHT -> choose(now + 1, e);
      case LEFT -> choose(now - 1, e);
      case DOWN -> choose(now < 0 ? 0 : now + columns(), e);
      case UP -> choose(now - columns(), e);
      case HOME -> choose(0, e);
      case END -> choose(getItems().size() - 1, e);
      case PAGE_DOWN -> choose(now + columns() * rows(), e);
      case PAGE_UP -> choose(now - columns() * rows(), e);
      case SPACE -> selection.leadProperty().get().ifPresent(selection::toggle);
      default -> {
        if (e.getCode() == KeyCode.ENTER && now < 0 || !keys.act(e)) {
          return;
        }
      }
    }
    e.consume();
  }

  private void choose(int wanted, KeyEvent e) {
    selection.moveTo(wanted, e.isShiftDown());
    toLead();
  }

  /** The details that open beside it, or another size of the window, change what a row holds. */
  private void rowsChanged() {
    if (columns() != inRow) {
      inRow = columns();
      Platform.runLater(this::toLead); // once the new rows are laid out
    }
  }

  private void toLead() {
    if (selection.leadIndex() < 0) {
      return;
    }
    if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(selection.leadIndex() / columns());
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
