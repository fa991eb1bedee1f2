package nn.lab.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerState;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.Plugins;

/**
 * What an optimizer, or a transform of gradients, remembers of a weight from step to step.
 *
 * @param numbers how many, those for the whole optimizer included
 * @param bytes how many bytes these take
 */
public record RememberedNumbers(long numbers, long bytes) {
  /** A weight as layers of larger networks have them. */
  public static final Shape WEIGHT = Shape.of(1024, 1024);

  private static final Spec SIMPLEST = Spec.of("sgd");

  /** Counts them by creating the plugin for one {@link #WEIGHT}. */
  public static RememberedNumbers of(Plugins plugins, RegisteredPlugin<?> plugin, Spec spec) {
    try (Nn nn = plugins.engine().threads(1).build()) {
      SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
      parameters.put("weight", nn.parameter(WEIGHT, new float[WEIGHT.size()]));
      if (!plugin.isGradientTransform()) {
        return of(nn.optimizers().create(spec, parameters).state());
      }
      Optimizer alone = nn.optimizers().create(SIMPLEST, parameters);
      Optimizer both = nn.optimizers().create(SIMPLEST, List.of(spec), parameters);
      return of(both.state()).minus(of(alone.state()));
    }
  }

  private static RememberedNumbers of(OptimizerState state) {
    long numbers = 0;
    long bytes = 0;
    for (StoredArray array : state.arrays().values()) {
      numbers += array.shape().size();
      bytes += (long) array.shape().size() * (array instanceof StoredArray.F32 ? 4 : 8);
    }
    return new RememberedNumbers(numbers, bytes);
  }

  private RememberedNumbers minus(RememberedNumbers other) {
    return new RememberedNumbers(numbers - other.numbers, bytes - other.bytes);
  }

  /** Returns how many numbers there are for each element of the weight. */
  public double perElement() {
    return (double) numbers / WEIGHT.size();
  }

  /** Returns a sentence for people. */
  public String text() {
    boolean isPerElement = perElement() >= 0.5;
    return String.format(
        Locale.ROOT,
        "Of a weight of 1,024 × 1,024 it remembers %s from step to step: %s.",
        isPerElement
            ? shortNumber(perElement())
                + (perElement() < 1.05 ? " number" : " numbers")
                + " per element"
            : String.format(Locale.ROOT, "%,d %s", numbers, numbers == 1 ? "number" : "numbers"),
        size());
  }

  private static String shortNumber(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private String size() {
    if (bytes < 1000) {
      return bytes + " bytes";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f KB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
