package dev.sightline.app.chart;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import javafx.scene.canvas.GraphicsContext;

/** A share from 0 to 100 % as a dot, its 95 % interval as a line through it. */
public final class IntervalBar extends ThemedCanvas {
  private static final double HEIGHT = 16;
  private static final double DOT = 7;

  private final double value;
  private final double low;
  private final double high;

  /**
   * @param value 0 to 1; the part outside is cut off
   * @param low lower end of the interval
   * @param high upper end of the interval
   */
  public IntervalBar(double value, double low, double high) {
    // a difference may be below 0: the text tells by how much
    this.value = Math.clamp(value, 0, 1);
    this.low = Math.clamp(low, 0, 1);
    this.high = Math.clamp(high, 0, 1);
    setMinSize(80, HEIGHT);
    setPrefSize(200, HEIGHT);
    setMaxSize(Double.MAX_VALUE, HEIGHT);
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    double width = g.getCanvas().getWidth() - DOT;
    double middle = HEIGHT / 2;
    g.setStroke(style.line());
    g.setLineWidth(1);
    g.strokeLine(DOT / 2, middle + 0.5, DOT / 2 + width, middle + 0.5);
    for (int tick = 0; tick <= 4; tick++) {
      double x = Math.round(DOT / 2 + width * tick / 4) + 0.5;
      g.strokeLine(x, middle - 3, x, middle + 4);
    }
    g.setStroke(style.accent());
    g.setLineWidth(2);
    g.strokeLine(DOT / 2 + width * low, middle + 0.5, DOT / 2 + width * high, middle + 0.5);
    g.setFill(style.accent());
    g.fillOval(width * value, middle + 0.5 - DOT / 2, DOT, DOT);
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {}
}
