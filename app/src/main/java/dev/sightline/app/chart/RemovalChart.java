package dev.sightline.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * A deletion or insertion curve over the band of random orders. FX thread only, after {@link
 * ChartFonts#prepare()}.
 */
public final class RemovalChart extends ChartPane {
  private static final int OWN = 0;
  private static final int RANDOM = 1;
  private static final float LINE = 1.8f;
  private static final float[] DASH = {4, 4};
  private static final float BAND = 0.22f;
  private static final double LEAST_RANGE = 0.05;

  /**
   * What is drawn.
   *
   * @param shares from 0 to 1, rising
   * @param own what the model says when the map decides on the order
   * @param mean of the random orders
   * @param low 2.5 % of the random orders run below
   * @param high 2.5 % run above
   */
  public record Lines(double[] shares, double[] own, double[] mean, double[] low, double[] high) {}

  /**
   * Its words.
   *
   * @param own name of the curve
   * @param random name of the band
   * @param x what the horizontal axis is
   * @param y what the vertical axis is
   * @param spoken what a screen reader says of it
   */
  public record Words(String own, String random, String x, String y, String spoken) {}

  public RemovalChart(Lines lines, Words words) {
    super(chart(lines, words), words.spoken());
    getStyleClass().add("removal-chart");
  }

  private static JFreeChart chart(Lines lines, Words words) {
    XYSeries own = new XYSeries(words.own());
    YIntervalSeries random = new YIntervalSeries(words.random());
    for (int i = 0; i < lines.shares().length; i++) {
      own.add(lines.shares()[i], lines.own()[i]);
      random.add(lines.shares()[i], lines.mean()[i], lines.low()[i], lines.high()[i]);
    }
    NumberAxis x = new NumberAxis(words.x());
    x.setRange(0, 1);
    x.setTickUnit(new NumberTickUnit(0.25));
    x.setNumberFormatOverride(ChartLook.percent("0"));
    NumberAxis y = new NumberAxis(words.y());
    y.setAutoRangeMinimumSize(LEAST_RANGE);
    XYSeriesCollection first = new XYSeriesCollection();
    first.addSeries(own);
    YIntervalSeriesCollection second = new YIntervalSeriesCollection();
    second.addSeries(random);
    XYPlot plot = new XYPlot(first, x, y, new XYLineAndShapeRenderer(true, false));
    plot.setDataset(RANDOM, second);
    plot.setRenderer(RANDOM, new DeviationRenderer(true, false));
    JFreeChart chart = new JFreeChart(null, null, plot, true);
    chart.getLegend().setPosition(RectangleEdge.BOTTOM);
    chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
    return chart;
  }

  @Override
  void dress(JFreeChart chart, ChartLook look) {
    XYPlot plot = chart.getXYPlot();
    plot.getRenderer(OWN).setSeriesPaint(0, look.series(0));
    plot.getRenderer(OWN)
        .setSeriesStroke(0, new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    DeviationRenderer band = (DeviationRenderer) plot.getRenderer(RANDOM);
    Color muted = look.muted();
    band.setSeriesPaint(0, muted);
    band.setSeriesFillPaint(0, muted);
    band.setAlpha(BAND);
    band.setSeriesStroke(
        0, new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASH, 0));
  }
}
