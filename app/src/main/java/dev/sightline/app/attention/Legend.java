package dev.sightline.app.attention;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import dev.sightline.app.colour.ColourMap;
import dev.sightline.app.colour.ColourSettings;
import javafx.scene.canvas.GraphicsContext;

/** The ramp of the colour map, from the bottom of the scale to its top. FX thread only. */
final class Legend extends ThemedCanvas {
  private final ColourSettings colours;

  Legend(ColourSettings colours) {
    this.colours = colours;
    setMinSize(96, 10);
    setPrefSize(128, 10);
    setMaxSize(128, 10);
    colours.mapProperty().subscribe(m -> redraw());
  }

  @Override
  protected void drawBack(GraphicsContext g, CanvasStyle style) {
    ColourMap map = colours.mapProperty().get();
    double width = g.getCanvas().getWidth();
    double height = g.getCanvas().getHeight();
    for (int x = 0; x < width; x++) {
      g.setFill(MatrixPainter.color(map.argb(x / (width - 1))));
      g.fillRect(x, 0, 1, height);
    }
  }

  @Override
  protected void drawFront(GraphicsContext g, CanvasStyle style) {}
}
