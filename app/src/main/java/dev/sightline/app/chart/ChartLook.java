package dev.sightline.app.chart;

import dev.sightline.app.canvas.CanvasStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Paint;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** Puts the theme's colours and the window's font on charts of JFreeChart. */
final class ChartLook {
  /** Of all text of a chart, px. */
  static final int FONT_SIZE = 11;

  /** After the accent colour: told apart by the colour-blind too, on light and on dark. */
  private static final List<Color> OTHERS =
      List.of(new Color(0xd18b27), new Color(0x9b72d6), new Color(0x2fa387), new Color(0xc2607a));

  private final CanvasStyle style;

  ChartLook(CanvasStyle style) {
    this.style = style;
  }

  /** Shares in percent, as everywhere in the window: {@code 25 %}. */
  static NumberFormat percent(String digits) {
    return new DecimalFormat(digits + " %", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /** Colour of the curve or bar number {@code i}. */
  Color series(int i) {
    return i == 0 ? color(style.accent()) : OTHERS.get((i - 1) % OTHERS.size());
  }

  Color foreground() {
    return color(style.foreground());
  }

  Color muted() {
    return color(style.muted());
  }

  Color line() {
    return color(style.line());
  }

  Font font() {
    return new Font(ChartFonts.FAMILY, Font.PLAIN, FONT_SIZE);
  }

  /** A chart without frame and background, with quiet axes. */
  void dress(JFreeChart chart) {
    XYPlot plot = chart.getXYPlot();
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(4, 0, 0, 8));
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(line());
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
    axis(plot.getDomainAxis());
    axis(plot.getRangeAxis());
    plot.getDomainAxis().setAxisLineVisible(true);
    plot.getDomainAxis().setAxisLinePaint(line());
    if (chart.getLegend() != null) {
      chart.getLegend().setItemFont(font());
      chart.getLegend().setItemPaint(foreground());
      chart.getLegend().setBackgroundPaint(null);
    }
  }

  private void axis(ValueAxis axis) {
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setTickLabelFont(font());
    axis.setTickLabelPaint(muted());
    axis.setLabelFont(font());
    axis.setLabelPaint(muted());
    if (axis instanceof NumberAxis number) {
      number.setAutoRangeIncludesZero(false);
    }
  }

  private static Color color(Paint paint) {
    javafx.scene.paint.Color c =
        paint instanceof javafx.scene.paint.Color plain ? plain : javafx.scene.paint.Color.GRAY;
    return new Color(
        (float) c.getRed(), (float) c.getGreen(), (float) c.getBlue(), (float) c.getOpacity());
  }
}
