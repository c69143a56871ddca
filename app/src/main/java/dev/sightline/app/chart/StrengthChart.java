package dev.sightline.app.chart;

import java.awt.BasicStroke;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * A share against named strengths, evenly spaced, with the band of its interval. FX thread only,
 * after {@link ChartFonts#prepare()}.
 */
public final class StrengthChart extends ChartPane {
  private static final float LINE = 1.8f;
  private static final float BAND = 0.22f;

  /** A little more than all, so that a line at 1 is whole. */
  private static final double TOP = 1.04;

  private static final double TICK = 0.25;

  /**
   * What is drawn.
   *
   * @param strengths their names, weakest first
   * @param values 0..1
   * @param low lower ends of the band
   * @param high upper ends of the band
   */
  public record Line(
      List<String> strengths, List<Double> values, List<Double> low, List<Double> high) {
    public Line {
      strengths = List.copyOf(strengths);
      values = List.copyOf(values);
      low = List.copyOf(low);
      high = List.copyOf(high);
    }
  }

  /**
   * @param xLabel what the horizontal axis is
   * @param spoken what a screen reader says of it
   */
  public StrengthChart(Line line, String xLabel, String spoken) {
    super(chart(line, xLabel), spoken);
    getStyleClass().add("strength-chart");
  }

  private static JFreeChart chart(Line line, String xLabel) {
    YIntervalSeries series = new YIntervalSeries("");
    for (int i = 0; i < line.values().size(); i++) {
      series.add(i, line.values().get(i), line.low().get(i), line.high().get(i));
    }
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    data.addSeries(series);
    SymbolAxis x = new SymbolAxis(xLabel, line.strengths().toArray(String[]::new));
    x.setGridBandsVisible(false);
    NumberAxis y = new NumberAxis();
    y.setRange(0, TOP);
    y.setTickUnit(new NumberTickUnit(TICK));
    y.setNumberFormatOverride(ChartLook.percent("0"));
    return new JFreeChart(
        null, null, new XYPlot(data, x, y, new DeviationRenderer(true, true)), false);
  }

  @Override
  void dress(JFreeChart chart, ChartLook look) {
    DeviationRenderer line = (DeviationRenderer) chart.getXYPlot().getRenderer();
    line.setSeriesPaint(0, look.series(0));
    line.setSeriesFillPaint(0, look.series(0));
    line.setSeriesShape(0, new java.awt.geom.Ellipse2D.Double(-2.5, -2.5, 5, 5));
    line.setAlpha(BAND);
    line.setSeriesStroke(0, new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }
}
