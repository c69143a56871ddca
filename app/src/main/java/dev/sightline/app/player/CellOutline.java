package dev.sightline.app.player;

import javafx.geometry.Rectangle2D;
import javafx.scene.paint.Color;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The borders of the places that a model sees, over the picture. FX thread only. */
final class CellOutline extends Path {
  CellOutline() {
    setId("overlay-outline");
    setManaged(false);
    setMouseTransparent(true);
    // light with a dark hem would hide the picture; this is seen on dark and on light ones
    setStroke(Color.gray(0.9, 0.45));
    setStrokeWidth(1);
  }

  /**
   * Draws the lines between {@code h × w} places of the picture.
   *
   * @param area where the picture lies
   */
  void show(Rectangle2D area, int h, int w) {
    getElements().clear();
    for (int x = 1; x < w; x++) {
      double at = Math.round(area.getMinX() + area.getWidth() * x / w) + 0.5;
      getElements().addAll(new MoveTo(at, area.getMinY()), new LineTo(at, area.getMaxY()));
    }
    for (int y = 1; y < h; y++) {
      double at = Math.round(area.getMinY() + area.getHeight() * y / h) + 0.5;
      getElements().addAll(new MoveTo(area.getMinX(), at), new LineTo(area.getMaxX(), at));
    }
  }

  /** Draws nothing. */
  void clear() {
    getElements().clear();
  }
}
