package nn.examples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One diagram of a picture: lines over two axes. Not thread-safe. */
final class Panel {
  /** The palette of Okabe and Ito, which people with colour blindness can tell apart too. */
  private static final List<Color> COLORS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000),
          new Color(0x8C8C2B));

  private static final Color GRID = new Color(0xDDDDDD);
  private static final Color TEXT = new Color(0x222222);

  private final XYChart chart;
  private int lines;

  /** Creates an empty diagram, its sizes in pixels. */
  Panel(int width, int height, String title, String xAxis, String yAxis) {
    this.chart = new XYChart(width, height);
    chart.setTitle(title);
    chart.setXAxisTitle(xAxis);
    chart.setYAxisTitle(yAxis);
    style(chart.getStyler());
  }

  private static void style(XYStyler styler) {
    styler
        .setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line)
        .setPlotGridLinesColor(GRID)
        .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11))
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14))
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
        .setLegendBorderColor(GRID)
        .setChartTitleBoxVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setChartFontColor(TEXT)
        .setPlotBorderColor(GRID)
        .setLegendVisible(false)
        .setMarkerSize(6);
  }

  /** Adds a line in the next colour; when the colours are used up, in dashes. */
  Panel line(String label, double[] x, double[] y) {
    add(label, x, y);
    return this;
  }

  /** Adds a line in the next colour with a dot at every point. */
  Panel path(String label, double[] x, double[] y) {
    add(label, x, y).setMarker(SeriesMarkers.CIRCLE);
    return this;
  }

  private XYSeries add(String label, double[] x, double[] y) {
    float[] dashes = lines < COLORS.size() ? null : new float[] {6, 4};
    Color color = COLORS.get(lines++ % COLORS.size());
    XYSeries series = chart.addSeries(label, x, y);
    series.setLineColor(color);
    series.setMarkerColor(color);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(
        new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    return series;
  }

  /** Shows the labels of the lines. */
  Panel legend(LegendPosition position) {
    chart.getStyler().setLegendVisible(true).setLegendPosition(position);
    return this;
  }

  /** Cuts the horizontal axis. */
  Panel xRange(double from, double to) {
    chart.getStyler().setXAxisMin(from).setXAxisMax(to);
    return this;
  }

  /** Cuts the vertical axis. */
  Panel yRange(double from, double to) {
    chart.getStyler().setYAxisMin(from).setYAxisMax(to);
    return this;
  }

  /** Makes the vertical axis logarithmic. */
  Panel logarithmicY() {
    chart.getStyler().setYAxisLogarithmic(true);
    return this;
  }

  XYChart chart() {
    return chart;
  }
}
