package dev.sightline.app.chart;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.labels.StandardXYToolTipGenerator;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Curves over the epochs of a training. FX thread only, after {@link ChartFonts#prepare()}. */
public final class CurveChart extends ChartPane {
  /** Least height of an axis of shares. */
  private static final double LEAST_RANGE = 0.1;

  private static final float LINE = 1.6f;
  private static final double DOT = 5;

  /**
   * One curve.
   *
   * @param name for the legend
   * @param epochs from 1, rising
   * @param values as many
   */
  public record Curve(String name, List<Integer> epochs, List<Double> values) {
    public Curve {
      epochs = List.copyOf(epochs);
      values = List.copyOf(values);
    }
  }

  /**
   * @param curves at least one
   * @param isShare true if the values are shares from 0 to 1, shown in percent
   * @param xLabel what the horizontal axis counts
   * @param spoken what a screen reader says of it
   */
  public CurveChart(List<Curve> curves, boolean isShare, String xLabel, String spoken) {
    super(chart(curves, isShare, xLabel), spoken);
    getStyleClass().add("curve-chart");
  }

  private static JFreeChart chart(List<Curve> curves, boolean isShare, String xLabel) {
    XYSeriesCollection data = new XYSeriesCollection();
    for (Curve curve : curves) {
      XYSeries series = new XYSeries(curve.name());
      for (int i = 0; i < curve.epochs().size(); i++) {
        series.add(curve.epochs().get(i), curve.values().get(i));
      }
      data.addSeries(series);
    }
    NumberFormat format =
        isShare ? ChartLook.percent("0.#") : NumberFormat.getNumberInstance(Locale.ROOT);
    NumberAxis x = new NumberAxis(xLabel);
    x.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    NumberAxis y = new NumberAxis();
    y.setNumberFormatOverride(format);
    if (isShare) {
      y.setAutoRangeMinimumSize(LEAST_RANGE); // a curve that does not move is a line, not noise
    }
    NumberFormat exact =
        isShare
            ? ChartLook.percent("0.0")
            : new DecimalFormat("0.000", DecimalFormatSymbols.getInstance(Locale.ROOT));
    XYLineAndShapeRenderer lines = new Lines();
    lines.setDefaultToolTipGenerator(
        new StandardXYToolTipGenerator(
            "{0}: {2} (" + xLabel + " {1})", NumberFormat.getIntegerInstance(Locale.ROOT), exact));
    JFreeChart chart = new JFreeChart(null, null, new XYPlot(data, x, y, lines), curves.size() > 1);
    if (chart.getLegend() != null) {
      chart.getLegend().setPosition(RectangleEdge.BOTTOM);
      chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
    }
    return chart;
  }

  /** Answers near a dot, not on its few pixels alone. */
  private static final class Lines extends XYLineAndShapeRenderer {
    private static final int REACH = 9;

    Lines() {
      super(true, true);
      setDefaultEntityRadius(REACH);
    }

    @Override
    protected void addEntity(
        EntityCollection entities,
        Shape dot,
        XYDataset data,
        int series,
        int item,
        double x,
        double y) {
      super.addEntity(entities, null, data, series, item, x, y);
    }
  }

  @Override
  void dress(JFreeChart chart, ChartLook look) {
    XYPlot plot = chart.getXYPlot();
    XYLineAndShapeRenderer lines = (XYLineAndShapeRenderer) plot.getRenderer();
    for (int i = 0; i < plot.getSeriesCount(); i++) {
      lines.setSeriesPaint(i, look.series(i));
      lines.setSeriesStroke(
          i, new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      lines.setSeriesShape(i, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    }
  }
}
