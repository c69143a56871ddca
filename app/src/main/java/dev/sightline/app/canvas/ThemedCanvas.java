package dev.sightline.app.canvas;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/**
 * A region that is drawn, in the colours of the theme. Two layers: what seldom changes, and what
 * follows the pointer and the playhead. FX thread only.
 */
public abstract class ThemedCanvas extends Region {
  private static final StyleablePropertyFactory<ThemedCanvas> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final StyleableProperty<Paint> foreground = paint("foreground", c -> c.foreground);
  private final StyleableProperty<Paint> muted = paint("muted", c -> c.muted);
  private final StyleableProperty<Paint> line = paint("line", c -> c.line);
  private final StyleableProperty<Paint> accent = paint("accent", c -> c.accent);
  private final StyleableProperty<Paint> playhead = paint("playhead", c -> c.playhead);
  private final StyleableProperty<Paint> surface = paint("surface", c -> c.surface);
  private final StyleableProperty<Font> font =
      FACTORY.createStyleableFontProperty(
          this, "canvasFont", "-canvas-font", c -> c.font, Font.getDefault());

  private final Canvas back = new Canvas();
  private final Canvas front = new Canvas();

  /** Makes an empty canvas of the style class {@code themed-canvas}. */
  protected ThemedCanvas() {
    getStyleClass().add("themed-canvas");
    getStylesheets().add(ThemedCanvas.class.getResource("canvas.css").toExternalForm());
    back.setManaged(false);
    front.setManaged(false);
    front.setMouseTransparent(true);
    back.setMouseTransparent(true);
    getChildren().addAll(back, front);
    setPickOnBounds(true);
  }

  /** Draws what seldom changes; the layer is clear. */
  protected abstract void drawBack(GraphicsContext g, CanvasStyle style);

  /** Draws what follows the pointer and the playhead; the layer is clear. */
  protected abstract void drawFront(GraphicsContext g, CanvasStyle style);

  /** What a screen reader says: words, or what the canvas is where there are none. */
  protected final void say(String words) {
    setAccessibleText(words == null || words.isBlank() ? getAccessibleRoleDescription() : words);
  }

  /** Draws both layers again at the next layout. */
  protected final void redraw() {
    requestLayout();
  }

  /** Draws the front layer again at once. */
  protected final void redrawFront() {
    if (getScene() != null && front.getWidth() > 0 && front.getHeight() > 0) {
      GraphicsContext g = front.getGraphicsContext2D();
      g.clearRect(0, 0, front.getWidth(), front.getHeight());
      drawFront(g, style());
    }
  }

  /** The theme's colours as they are now. */
  protected final CanvasStyle style() {
    return new CanvasStyle(
        foreground.getValue(),
        muted.getValue(),
        line.getValue(),
        accent.getValue(),
        playhead.getValue(),
        surface.getValue(),
        font.getValue());
  }

  /** Places child nodes, before the layers are drawn; nothing by default. */
  protected void placeControls(double width, double height) {}

  @Override
  protected final void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    placeControls(width, height);
    for (Canvas layer : List.of(back, front)) {
      layer.setWidth(width);
      layer.setHeight(height);
    }
    if (width > 0 && height > 0) {
      GraphicsContext g = back.getGraphicsContext2D();
      g.clearRect(0, 0, width, height);
      drawBack(g, style());
      redrawFront();
    }
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }

  private StyleableProperty<Paint> paint(
      String name, java.util.function.Function<ThemedCanvas, StyleableProperty<Paint>> getter) {
    StyleableProperty<Paint> property =
        FACTORY.createStyleablePaintProperty(this, name, "-canvas-" + name, getter, Color.GRAY);
    ((javafx.beans.value.ObservableValue<Paint>) property).subscribe(p -> requestLayout());
    return property;
  }
}
