package nn.benchmarks.versus;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how the time of a step grows along an axis; both axes are logarithmic. */
final class GrowthPicture {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 480;

  /** The palette of Okabe and Ito, which people with colour blindness can tell apart too. */
  private static final List<Color> COLORS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9));

  private static final Color GRID = new Color(0xDDDDDD);
  private static final Color TEXT = new Color(0x222222);

  private GrowthPicture() {}

  /**
   * Returns the picture.
   *
   * @param curves the last one is the machine's limit, which is dashed
   */
  static XYChart of(Axis axis, List<Curve> curves) {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    chart.setTitle(axis.title());
    chart.setXAxisTitle(axis.label());
    chart.setYAxisTitle("milliseconds");
    chart.setCustomXAxisTickLabelsFormatter(axis::tick);
    style(chart.getStyler());
    for (int i = 0; i < curves.size() - 1; i++) {
      XYSeries series = line(chart, axis, curves.get(i), COLORS.get(i % COLORS.size()));
      series.setMarker(SeriesMarkers.CIRCLE).setLineStyle(new BasicStroke(2));
    }
    XYSeries limit = line(chart, axis, curves.getLast(), TEXT);
    limit.setMarker(SeriesMarkers.NONE).setLineStyle(dashed());
    return chart;
  }

  private static XYSeries line(XYChart chart, Axis axis, Curve curve, Color color) {
    double[] at = curve.seconds().keySet().stream().mapToDouble(axis::position).toArray();
    double[] milliseconds =
        curve.seconds().values().stream().mapToDouble(seconds -> 1e3 * seconds).toArray();
    XYSeries series = chart.addSeries(curve.label(), at, milliseconds);
    series.setLineColor(color);
    series.setMarkerColor(color);
    return series;
  }

  private static BasicStroke dashed() {
    float[] dashes = {6, 4};
    return new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private static void style(XYStyler styler) {
    styler
        .setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line)
        .setYAxisLogarithmic(true)
        .setPlotGridLinesColor(GRID)
        .setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13))
        .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11))
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14))
        .setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
        .setLegendBorderColor(GRID)
        .setLegendPosition(LegendPosition.OutsideE)
        .setChartTitleBoxVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setChartFontColor(TEXT)
        .setPlotBorderColor(GRID)
        .setMarkerSize(6);
  }
}
