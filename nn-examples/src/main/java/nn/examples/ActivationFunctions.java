package nn.examples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nn.autograd.Nn;
import nn.plot.Panel;
import nn.plot.Panel.LabelPlace;

/** Draws every registered activation beside its derivative, and what ten layers make of it. */
final class ActivationFunctions {
  private static final int LAYERS = 10;
  private static final long SEED = 1;

  /** The norm of the gradient at each layer, the first layer first. */
  @SuppressWarnings("ArrayRecordComponent") // made once, only read
  private record Descent(ActivationCurve curve, double[] norms) {}

  private ActivationFunctions() {}

  public static void main(String... args) {
    List<Descent> descents = descents(curves());
    descents.sort(Comparator.comparingDouble(descent -> -descent.norms()[0]));
    Output.print("%n%-12s largest slope  saturates      gradient left after %d layers", "", LAYERS);
    descents.forEach(ActivationFunctions::printRow);
    IO.println(
        """

        A gradient is multiplied by a slope at every layer. The sigmoid's is at most ¼: after ten
        layers nearly nothing is left to learn from, and where it saturates even less. ReLU passes
        one half of the signals whole and the other half not at all; He's initialisation makes up
        for that by weights √2 as large.
        """);
    Pictures pictures = Pictures.in(args);
    pictures.save(
        "activations.png", 4, descents.stream().map(descent -> panel(descent.curve())).toList());
    pictures.save("ten-layers.png", 1, List.of(tenLayers(descents)));
  }

  /** Returns the curves of all activations that have one, found in the registry. */
  private static List<ActivationCurve> curves() {
    List<ActivationCurve> curves = new ArrayList<>();
    float[] grid = new float[401];
    IntStream.range(0, grid.length).forEach(i -> grid[i] = (i - 200) / 20f);
    try (Nn nn = Nn.create()) {
      for (var plugin : nn.activations().list()) {
        ActivationCurve.of(nn, plugin.name(), grid)
            .ifPresentOrElse(
                curves::add,
                () -> IO.println(plugin.name() + " depends on a whole row: it has no curve."));
      }
    }
    return curves;
  }

  private static List<Descent> descents(List<ActivationCurve> curves) {
    List<Descent> descents = new ArrayList<>();
    for (ActivationCurve curve : curves) {
      descents.add(new Descent(curve, DeepGradient.norms(SEED, curve.name(), LAYERS)));
    }
    return descents;
  }

  private static void printRow(Descent descent) {
    ActivationCurve curve = descent.curve();
    Output.print(
        "%-12s %13.4f  %-14s %.1e",
        curve.name(), curve.largestSlope(), curve.saturates(), descent.norms()[0]);
  }

  private static Panel panel(ActivationCurve curve) {
    return new Panel(270, 240, curve.name(), "x", "")
        .line("f(x)", curve.x(), curve.y())
        .line("f′(x)", curve.x(), curve.slope())
        .labels(LabelPlace.TOP_LEFT)
        .xRange(-5, 5)
        .yRange(-1.5, 3);
  }

  private static Panel tenLayers(List<Descent> descents) {
    Panel panel =
        new Panel(
            900,
            480,
            "A gradient on its way back through ten layers",
            "layer",
            "norm of the gradient, relative to layer 10");
    double[] layers = IntStream.rangeClosed(1, LAYERS).asDoubleStream().toArray();
    descents.forEach(descent -> panel.line(descent.curve().name(), layers, descent.norms()));
    return panel.logarithmicY().labels(LabelPlace.RIGHT);
  }
}
