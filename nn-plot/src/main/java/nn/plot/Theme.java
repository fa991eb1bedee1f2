package nn.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Locale;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;

/** Fonts and colours, which all pictures share. */
final class Theme {
  static final Color TEXT = new Color(0x222222);
  static final Color QUIET = new Color(0x666666);
  static final Color GRID = new Color(0xDDDDDD);
  static final Font TITLE = font(Font.BOLD, 14);
  static final Font LABEL = font(Font.PLAIN, 12);
  static final Font CAPTION = font(Font.PLAIN, 11);

  /** The size of marks in pixels. */
  static final int MARK = 6;

  private Theme() {}

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  static void apply(XYStyler styler) {
    styler
        .setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line)
        .setYAxisLabelAlignment(TextAlignment.Right)
        .setPlotGridLinesColor(GRID)
        .setAxisTitleFont(font(Font.PLAIN, 13))
        .setAxisTickLabelsFont(font(Font.PLAIN, 11))
        .setLocale(Locale.ROOT)
        .setChartTitleFont(TITLE)
        .setLegendFont(LABEL)
        .setLegendBorderColor(GRID)
        .setChartTitleBoxVisible(false)
        .setChartBackgroundColor(Color.WHITE)
        .setChartFontColor(TEXT)
        .setPlotBorderColor(GRID)
        .setLegendVisible(false)
        .setMarkerSize(MARK);
  }

  static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }
}
