package dev.sightline.app.player;

import dev.sightline.app.i18n.Messages;
import dev.sightline.app.selection.Selection;
import dev.sightline.app.whatif.ChangeMenus;
import dev.sightline.core.explain.change.Change;
import dev.sightline.core.explain.change.ChangeList;
import dev.sightline.core.explain.change.Region;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/**
 * Where a region is drawn on the picture, and where the regions that are changed already can be
 * seen. Lets everything through unless the user is to draw. FX thread only.
 */
final class RegionPad extends Pane {
  /** Less than that is a click, not a region; share of the picture. */
  /** Shares are written in percent with three decimals. */
  private static final double PLACES = 1e5;

  private static final double SMALLEST = 0.02;

  private final Selection selection;
  private final Rectangle drawn = new Rectangle();
  private final Label hint = new Label(Messages.text("whatif.region.hint"));
  private double fromX;
  private double fromY;

  RegionPad(Selection selection) {
    this.selection = selection;
    setId("region-pad");
    setManaged(false);
    setMouseTransparent(true);
    setAccessibleRole(AccessibleRole.NODE);
    drawn.getStyleClass().add("region-drawn");
    drawn.setManaged(false);
    hint.getStyleClass().add("region-hint");
    hint.setMouseTransparent(true);
    selection.drawingProperty().subscribe(this::drawing);
    selection.changesProperty().subscribe(c -> show());
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnMouseClicked(MouseEvent::consume);
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            selection.drawingProperty().set(false);
            e.consume();
          }
        });
  }

  /** The pad lies exactly over the picture. */
  void place(Rectangle2D area) {
    resizeRelocate(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
    show();
  }

  private void drawing(boolean on) {
    setMouseTransparent(!on);
    setCursor(on ? Cursor.CROSSHAIR : Cursor.DEFAULT);
    drawn.setVisible(false);
    show();
    if (on) {
      requestFocus();
    }
  }

  /** The regions of the changes that are on. */
  private void show() {
    getChildren().clear();
    for (ChangeList.Entry e : selection.changesProperty().get().present().entries()) {
      if (e.on() && e.change() instanceof Change.ChangeRegion c) {
        Region r = c.region();
        Rectangle box =
            new Rectangle(
                Math.round(r.x() * getWidth()) + 0.5,
                Math.round(r.y() * getHeight()) + 0.5,
                Math.round(r.width() * getWidth()),
                Math.round(r.height() * getHeight()));
        box.getStyleClass().add("region-changed");
        box.setMouseTransparent(true);
        getChildren().add(box);
      }
    }
    getChildren().add(drawn);
    if (selection.drawingProperty().get()) {
      getChildren().add(hint);
      hint.relocate(8, 8);
    }
  }

  private void pressed(MouseEvent e) {
    if (e.getButton() == MouseButton.PRIMARY) {
      fromX = Math.clamp(e.getX(), 0, getWidth());
      fromY = Math.clamp(e.getY(), 0, getHeight());
      dragged(e);
      drawn.setVisible(true);
    }
    e.consume();
  }

  private void dragged(MouseEvent e) {
    double x = Math.clamp(e.getX(), 0, getWidth());
    double y = Math.clamp(e.getY(), 0, getHeight());
    drawn.setX(Math.min(x, fromX));
    drawn.setY(Math.min(y, fromY));
    drawn.setWidth(Math.abs(x - fromX));
    drawn.setHeight(Math.abs(y - fromY));
    e.consume();
  }

  private void released(MouseEvent e) {
    e.consume();
    double w = drawn.getWidth() / getWidth();
    double h = drawn.getHeight() / getHeight();
    if (!drawn.isVisible() || w < SMALLEST || h < SMALLEST) {
      selection.drawingProperty().set(false);
      return;
    }
    double x = drawn.getX() / getWidth();
    double y = drawn.getY() / getHeight();
    Region region =
        new Region(
            written(x), written(y), written(Math.min(w, 1 - x)), written(Math.min(h, 1 - y)));
    ContextMenu menu = new ChangeMenus(selection).region(region);
    menu.setOnHidden(hidden -> selection.drawingProperty().set(false));
    menu.show(this, e.getScreenX(), e.getScreenY());
  }

  /** As commands and saved views write it, so that they mean the very same region. */
  private static double written(double share) {
    return Math.floor(share * PLACES) / PLACES;
  }
}
