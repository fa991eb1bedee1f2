package nn.lab.run;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import nn.layers.training.EpochMetrics;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws loss and accuracy over the epochs, a line an optimizer: the mean over its seeds. */
final class Curves {
  private static final Logger LOG = LoggerFactory.getLogger(Curves.class);
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;

  private Curves() {}

  /** Writes a PNG file; a machine without fonts gets a warning instead of a picture. */
  static void draw(List<OptimizerResult> results, Path file) throws IOException {
    List<OptimizerResult> drawn = results.stream().filter(result -> epochs(result) > 0).toList();
    if (drawn.isEmpty()) {
      return;
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      BitmapEncoder.saveBitmap(
          List.of(
              withoutLegend(chart("test loss", drawn, EpochMetrics::testLoss, true)),
              chart("test accuracy", drawn, EpochMetrics::testAccuracy, false)),
          2,
          1,
          out,
          BitmapEncoder.BitmapFormat.PNG);
    } catch (RuntimeException | LinkageError | InternalError e) {
      Files.deleteIfExists(file);
      LOG.warn("{} was not drawn, because Java cannot draw text here: {}", file, e.toString());
    }
  }

  /** The picture below has the same lines, and a legend. */
  private static XYChart withoutLegend(XYChart chart) {
    chart.getStyler().setLegendVisible(false);
    return chart;
  }

  private static XYChart chart(
      String title,
      List<OptimizerResult> results,
      ToDoubleFunction<EpochMetrics> value,
      boolean logarithmic) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("epoch")
            .yAxisTitle(title)
            .build();
    boolean positive = true;
    for (OptimizerResult result : results) {
      double[] y = means(result, value);
      double[] x = IntStream.rangeClosed(1, y.length).asDoubleStream().toArray();
      chart.addSeries(result.label(), x, y).setMarker(SeriesMarkers.NONE);
      positive &= IntStream.range(0, y.length).allMatch(i -> y[i] > 0);
    }
    chart.getStyler().setYAxisLogarithmic(logarithmic && positive);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    return chart;
  }

  private static double[] means(OptimizerResult result, ToDoubleFunction<EpochMetrics> value) {
    return IntStream.range(0, epochs(result))
        .mapToDouble(epoch ->
            result.trials().stream()
                .mapToDouble(trial -> value.applyAsDouble(trial.epochs().get(epoch)))
                .average()
                .orElse(Double.NaN))
        .toArray();
  }

  /** Returns how many epochs all trials have; fewer than wanted where one diverged. */
  private static int epochs(OptimizerResult result) {
    return result.trials().stream().mapToInt(trial -> trial.epochs().size()).min().orElse(0);
  }
}
