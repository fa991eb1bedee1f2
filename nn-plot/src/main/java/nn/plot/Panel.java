package nn.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nn.plot.Look.Mark;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One diagram of a picture: lines over two axes. Numbers that are not finite leave a gap. Not
 * thread-safe.
 *
 * <pre>{@code
 * new Panel(480, 380, "loss", "epoch", "").line("sgd", epochs, loss).logarithmicY();
 * }</pre>
 */
public final class Panel {
  private static final int BAND_OPACITY = 45;
  private static final int WIDTH_OF_NUMBERS = 44;

  /** Where labels stand inside or beside the diagram. */
  public enum LabelPlace {
    /** To the right of it; the diagram gets narrower. */
    RIGHT(LegendPosition.OutsideE),
    /** In its upper left corner. */
    TOP_LEFT(LegendPosition.InsideNW),
    /** In its lower left corner. */
    BOTTOM_LEFT(LegendPosition.InsideSW);

    private final LegendPosition position;

    LabelPlace(LegendPosition position) {
      this.position = position;
    }
  }

  private final XYChart chart;
  private final int width;
  private final int height;
  private int labelled;
  private int series;

  /** Creates an empty diagram, its sizes in pixels. */
  public Panel(int width, int height, String title, String xAxis, String yAxis) {
    this.width = width;
    this.height = height;
    this.chart = new XYChart(width, height);
    chart.setTitle(title);
    chart.setXAxisTitle(xAxis);
    chart.setYAxisTitle(yAxis);
    chart.setCustomXAxisTickLabelsFormatter(Tick::number);
    chart.setCustomYAxisTickLabelsFormatter(Tick::number);
    Theme.apply(styler());
  }

  private XYStyler styler() {
    return chart.getStyler();
  }

  /** Adds a line in the next look, with its label. */
  public Panel line(String label, double[] x, double[] y) {
    return add(label, Look.of(labelled++), x, y);
  }

  /** Adds a line in the next look with a dot at every point, and its label. */
  public Panel path(String label, double[] x, double[] y) {
    return add(label, Look.of(labelled++).with(Mark.CIRCLE), x, y);
  }

  /** Adds the line that the others are measured by, with its label. */
  public Panel reference(String label, double[] x, double[] y) {
    return add(label, Look.reference(), x, y);
  }

  /** Adds a line in a look; the label is for others to show. */
  public Panel line(Look look, double[] x, double[] y) {
    return add("line " + series, look, x, y);
  }

  /** Adds what lies between two lines, in the look's colour but faint. */
  public Panel band(Look look, double[] x, double[] low, double[] high) {
    int[] finite =
        IntStream.range(0, x.length)
            .filter(i -> Double.isFinite(low[i]) && Double.isFinite(high[i]))
            .toArray();
    if (finite.length == 0) {
      return this;
    }
    double[] round = new double[2 * finite.length];
    double[] border = new double[round.length];
    for (int i = 0; i < finite.length; i++) {
      int back = round.length - 1 - i;
      round[i] = x[finite[i]];
      border[i] = high[finite[i]];
      round[back] = x[finite[i]];
      border[back] = low[finite[i]];
    }
    Color color = look.color();
    XYSeries area = chart.addSeries("band " + series++, round, border);
    area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    area.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_OPACITY));
    area.setLineColor(new Color(0, true)).setLineStyle(new BasicStroke(0));
    area.setMarker(SeriesMarkers.NONE);
    return this;
  }

  /** Adds a mark at one point. */
  public Panel mark(Look look, double x, double y) {
    return add("mark " + series, look, new double[] {x}, new double[] {y});
  }

  private Panel add(String name, Look look, double[] x, double[] y) {
    double[] drawn = DoubleStream.of(y).map(v -> Double.isFinite(v) ? v : Double.NaN).toArray();
    if (Arrays.stream(drawn).allMatch(Double::isNaN)) {
      return this; // XChart knows no axis for it
    }
    XYSeries line = chart.addSeries(name, x, drawn);
    series++;
    line.setLineColor(look.color()).setLineStyle(look.stroke());
    line.setMarkerColor(look.color()).setMarker(marker(look.mark()));
    return this;
  }

  static Marker marker(Mark mark) {
    return switch (mark) {
      case NONE -> SeriesMarkers.NONE;
      case CIRCLE -> SeriesMarkers.CIRCLE;
      case SQUARE -> SeriesMarkers.SQUARE;
      case DIAMOND -> SeriesMarkers.DIAMOND;
      case TRIANGLE -> SeriesMarkers.TRIANGLE_UP;
      case CROSS -> new Cross();
    };
  }

  /** Shows the labels of the lines. */
  public Panel labels(LabelPlace place) {
    styler().setLegendVisible(true).setLegendPosition(place.position);
    return this;
  }

  /** Cuts the horizontal axis. */
  public Panel xRange(double from, double to) {
    styler().setXAxisMin(from).setXAxisMax(to);
    return this;
  }

  /** Cuts the vertical axis. */
  public Panel yRange(double from, double to) {
    styler().setYAxisMin(from).setYAxisMax(to);
    return this;
  }

  /** Numbers the horizontal axis at whole numbers alone. */
  public Panel wholeX() {
    return xTicks(Tick::whole);
  }

  /** Numbers the horizontal axis with other texts, a blank for none. */
  public Panel xTicks(DoubleFunction<String> text) {
    chart.setCustomXAxisTickLabelsFormatter(text::apply);
    return this;
  }

  /** Makes the vertical axis logarithmic, from one positive number to another. */
  public Panel logarithmicY(double from, double to) {
    double decades = Math.log10(to / from);
    styler().setYAxisLogarithmicDecadeOnly(false);
    chart.setCustomYAxisTickLabelsFormatter(value -> Tick.logarithmic(value, decades));
    yRange(from, to);
    styler().setYAxisLogarithmic(true);
    return this;
  }

  /** Makes the vertical axis logarithmic, as long as its lines need it. */
  public Panel logarithmicY() {
    styler().setYAxisLogarithmic(true);
    chart.setCustomYAxisTickLabelsFormatter(value -> Tick.logarithmic(value, 9));
    return this;
  }

  /** Begins the diagram as far to the right as others that do the same. */
  public Panel aligned() {
    styler().setYAxisLeftWidthHint(WIDTH_OF_NUMBERS);
    return this;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  void paint(Graphics2D graphics) {
    chart.paint(graphics, width, height);
  }
}
