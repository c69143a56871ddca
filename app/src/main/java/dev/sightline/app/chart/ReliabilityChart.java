package dev.sightline.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Reliability diagram (Guo et al., 2017, figure 1): the share that is right against the probability
 * that the model gave, in bins; a calibrated model's bars end on the diagonal. FX thread only,
 * after {@link ChartFonts#prepare()}.
 */
public final class ReliabilityChart extends ChartPane {
  private static final int BARS = 0;
  private static final int DIAGONAL = 1;
  private static final float[] DASH = {4, 4};
  private static final double LAST_LABEL = 20;
  private static final int BAR_OPACITY = 150;

  /**
   * One bar.
   *
   * @param from lower end of the bin, 0 to 1
   * @param to upper end of the bin
   * @param right share of the items that were named rightly, 0 to 1
   * @param text what is said of it under the pointer
   */
  public record Bar(double from, double to, double right, String text) {}

  /**
   * @param bars only those of bins that hold items
   * @param xLabel what the probabilities are
   * @param yLabel what the shares are
   * @param spoken what a screen reader says of it
   */
  public ReliabilityChart(List<Bar> bars, String xLabel, String yLabel, String spoken) {
    super(chart(bars, xLabel, yLabel), spoken);
    getStyleClass().add("reliability-chart");
  }

  private static JFreeChart chart(List<Bar> bars, String xLabel, String yLabel) {
    XYIntervalSeries series = new XYIntervalSeries("bins", false, true);
    for (Bar bar : bars) {
      double middle = (bar.from() + bar.to()) / 2;
      series.add(middle, bar.from(), bar.to(), bar.right(), 0, bar.right());
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    XYBarRenderer renderer = new XYBarRenderer(0.06);
    renderer.setShadowVisible(false);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setDefaultToolTipGenerator((d, s, item) -> bars.get(item).text());
    XYPlot plot = new XYPlot(data, share(xLabel), share(yLabel), renderer);
    XYSeries diagonal = new XYSeries("diagonal");
    diagonal.add(0, 0);
    diagonal.add(1, 1);
    plot.setDataset(DIAGONAL, new XYSeriesCollection(diagonal));
    plot.setRenderer(DIAGONAL, new XYLineAndShapeRenderer(true, false));
    plot.setDatasetRenderingOrder(org.jfree.chart.plot.DatasetRenderingOrder.FORWARD);
    return new JFreeChart(null, null, plot, false);
  }

  private static NumberAxis share(String label) {
    NumberAxis axis = new NumberAxis(label);
    axis.setRange(0, 1);
    axis.setTickUnit(new NumberTickUnit(0.2));
    axis.setNumberFormatOverride(ChartLook.percent("0"));
    return axis;
  }

  @Override
  void dress(JFreeChart chart, ChartLook look) {
    XYPlot plot = chart.getXYPlot();
    chart.setPadding(new RectangleInsets(4, 0, 0, LAST_LABEL)); // half of it stands beyond the axis
    Color bar = look.series(0);
    plot.getRenderer(BARS)
        .setSeriesPaint(0, new Color(bar.getRed(), bar.getGreen(), bar.getBlue(), BAR_OPACITY));
    plot.getRenderer(DIAGONAL).setSeriesPaint(0, look.muted());
    plot.getRenderer(DIAGONAL)
        .setSeriesStroke(
            0, new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASH, 0));
  }
}
