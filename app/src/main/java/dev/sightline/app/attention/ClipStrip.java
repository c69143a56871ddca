package dev.sightline.app.attention;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;

/** Draws the picture of a clip into its stretch of a strip. */
public final class ClipStrip {
  private ClipStrip() {}

  /** Fills a stretch with the image; one much wider than it gets several copies. */
  public static void cover(
      GraphicsContext g, Image image, double left, double top, double width, double height) {
    double natural = height * image.getWidth() / image.getHeight();
    int copies = Math.max(1, (int) Math.floor(width / natural + 0.25));
    double each = width / copies;
    double scale = Math.max(each / image.getWidth(), height / image.getHeight());
    double sourceWidth = each / scale;
    double sourceHeight = height / scale;
    double sx = (image.getWidth() - sourceWidth) / 2;
    double sy = (image.getHeight() - sourceHeight) / 2;
    for (int i = 0; i < copies; i++) {
      g.drawImage(image, sx, sy, sourceWidth, sourceHeight, left + i * each, top, each, height);
    }
  }
}
