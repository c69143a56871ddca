package dev.sightline.app.canvas;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * Colours and font of the theme, for drawing.
 *
 * @param foreground text
 * @param muted less important text
 * @param line thin lines
 * @param accent what is chosen
 * @param playhead the line at the playhead
 * @param surface what is drawn upon
 * @param font of all text
 */
public record CanvasStyle(
    Paint foreground,
    Paint muted,
    Paint line,
    Paint accent,
    Paint playhead,
    Paint surface,
    Font font) {

  /** The font in another size. */
  public Font font(double size) {
    return Font.font(font.getFamily(), size);
  }

  /** The font, bold, in another size. */
  public Font bold(double size) {
    return Font.font(font.getFamily(), FontWeight.SEMI_BOLD, size);
  }

  /** Crosses out a cell without a value: no colour of a map stands for it. */
  public void nothing(GraphicsContext g, double left, double top, double width, double height) {
    g.setFill(surface);
    g.fillRect(left, top, width, height);
    g.setStroke(line);
    g.setLineWidth(1);
    g.strokeLine(left, top + height, left + width, top);
  }

  /** A paint that lets through what lies behind it, if it is a plain colour. */
  public static Paint fade(Paint paint, double opacity) {
    return paint instanceof Color c ? c.deriveColor(0, 1, 1, opacity) : paint;
  }
}
