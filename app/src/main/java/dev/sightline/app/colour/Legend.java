package dev.sightline.app.colour;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import javafx.scene.canvas.GraphicsContext;

/**
 * The ramp of the colour map, from the bottom of the scale to its top: from 0 for weights, from the
 * negative end for signed scores. FX thread only.
 */
public final class Legend extends ThemedCanvas {
  private final ColourSettings colours;
  private boolean signed;

  /**
   * @param colours whose map is shown
   */
  public Legend(ColourSettings colours) {
    this.colours = colours;
    setMinSize(96, 10);
    setPrefSize(128, 10);
    setMaxSize(128, 10);
    colours.mapProperty().subscribe(m -> redraw());
    colours.divergingProperty().subscribe(m -> redraw());
  }

  /** Shows the colours of signed scores, or those of weights. */
  public void setSigned(boolean now) {
    signed = now;
    redraw();
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    ValueScale scale = ValueScale.of(colours, signed, 1);
    double from = signed ? -1 : 0;
    double width = g.getCanvas().getWidth();
    double height = g.getCanvas().getHeight();
    for (int x = 0; x < width; x++) {
      g.setFill(Argb.color(scale.argb(from + (1 - from) * x / (width - 1))));
      g.fillRect(x, 0, 1, height);
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {}
}
