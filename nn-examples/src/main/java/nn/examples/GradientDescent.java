package nn.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.plot.Panel;

/** Minimises y = x² from several starts with several learning rates, and draws the way down. */
final class GradientDescent {
  private static final double[] LEARNING_RATES = {0.05, 0.3, 0.5, 0.9, 1.0, 1.05};
  private static final double[] STARTS = {-3, 0.8};
  private static final int STEPS = 12;
  private static final double EDGE = 4;

  private GradientDescent() {}

  public static void main(String... args) {
    Output.print("%n%5s %9s  x after %d steps", "lr", "1 − 2 lr", STEPS);
    List<Panel> panels = new ArrayList<>();
    try (Nn nn = Nn.create()) {
      for (double lr : LEARNING_RATES) {
        List<double[]> ways = Arrays.stream(STARTS).mapToObj(x -> descend(nn, x, lr)).toList();
        IO.println(row(lr, ways));
        panels.add(panel(lr, ways));
      }
    }
    IO.println(
        """

        The slope of x² is 2x, so a step multiplies x by 1 − 2·lr. Between −1 and 1 that shrinks x,
        and the nearer to 0 the faster: lr = 0.5 arrives in one step. Above 0.5 the way jumps from
        side to side, at 1 for ever, and above 1 it leads away. A larger curvature moves these
        borders down, and a network has a different curvature in every direction.
        """);
    Pictures.in(args).save("gradient-descent.png", 3, panels);
  }

  /** Returns x at the start and after every step. */
  static double[] descend(Nn nn, double start, double lr) {
    Parameter x = nn.parameter(Shape.of(), (float) start);
    Optimizer optimizer =
        nn.optimizers().create("sgd(lr=" + lr + ")", new TreeMap<>(Map.of("x", x)));
    double[] way = new double[STEPS + 1];
    way[0] = x.item();
    for (int step = 1; step <= STEPS; step++) {
      Tensor y = x.mul(x);
      optimizer.zeroGrad();
      y.backward();
      optimizer.step();
      way[step] = x.item();
    }
    return way;
  }

  private static String row(double lr, List<double[]> ways) {
    StringBuilder row =
        new StringBuilder(String.format(Locale.ROOT, "%5.2f %9.2f", lr, 1 - 2 * lr));
    for (double[] way : ways) {
      row.append(String.format(Locale.ROOT, "  %8.4f (from %4.1f)", way[STEPS], way[0]));
    }
    return row.toString();
  }

  private static Panel panel(double lr, List<double[]> ways) {
    double[] x = new double[161];
    Arrays.setAll(x, i -> (i - 80) * EDGE / 80);
    String title = String.format(Locale.ROOT, "lr = %.2f: x becomes %.1f · x", lr, 1 - 2 * lr);
    Panel panel = new Panel(330, 290, title, "x", "y").line("y = x²", x, squares(x));
    for (double[] way : ways) {
      double[] inside = Arrays.stream(way).takeWhile(at -> Math.abs(at) <= EDGE).toArray();
      panel.path("from " + way[0], inside, squares(inside));
    }
    return panel.xRange(-EDGE, EDGE).yRange(-0.5, EDGE * EDGE);
  }

  private static double[] squares(double[] x) {
    return Arrays.stream(x).map(each -> each * each).toArray();
  }
}
