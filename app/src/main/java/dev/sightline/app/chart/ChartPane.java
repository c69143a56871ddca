package dev.sightline.app.chart;

import dev.sightline.app.canvas.CanvasStyle;
import dev.sightline.app.canvas.ThemedCanvas;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartCanvas;

/**
 * A chart in the theme's colours, with the values under the pointer. The wheel scrolls the page, as
 * elsewhere: a chart does not zoom. FX thread only, after {@link ChartFonts#prepare()}.
 */
abstract class ChartPane extends ThemedCanvas {
  private static final List<String> NOT_WANTED = List.of("scroll", "anchor", "dispatch");

  private final JFreeChart chart;
  private final ChartCanvas canvas;
  private CanvasStyle worn;

  /**
   * @param spoken what a screen reader says of it
   */
  ChartPane(JFreeChart chart, String spoken) {
    this.chart = chart;
    canvas = new ChartCanvas(chart);
    canvas.getGraphicsContext2D().setFontSmoothingType(FontSmoothingType.GRAY);
    // JFreeChart's canvas forgets the font after its first drawing, and takes this one: all text of
    // a chart has the same
    canvas.getGraphicsContext2D().setFont(Font.font(ChartFonts.FAMILY, ChartLook.FONT_SIZE));
    canvas.setDomainZoomable(false);
    canvas.setRangeZoomable(false);
    canvas.removeMouseHandler(canvas.getMouseHandler("pan"));
    NOT_WANTED.forEach(id -> canvas.removeAuxiliaryMouseHandler(canvas.getMouseHandler(id)));
    canvas.setManaged(false);
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(spoken);
  }

  /** Gives the chart the colours of the theme. */
  abstract void dress(JFreeChart undressed, ChartLook look);

  @Override
  protected final void placeControls(double width, double height) {
    CanvasStyle now = style();
    if (!now.equals(worn)) {
      worn = now;
      chart.setNotify(false);
      ChartLook look = new ChartLook(now);
      look.dress(chart);
      dress(chart, look);
      chart.setNotify(true);
    }
    canvas.setWidth(width);
    canvas.setHeight(height);
  }

  @Override
  protected final void drawBack(GraphicsContext g, CanvasStyle style) {}

  @Override
  protected final void drawFront(GraphicsContext g, CanvasStyle style) {}
}
