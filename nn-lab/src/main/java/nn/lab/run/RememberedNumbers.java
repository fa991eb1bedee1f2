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
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType.Component;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.Plugins;

/**
 * What an optimizer, or a transform of gradients, remembers of a weight from step to step.
 *
 * @param weight the shape of the weight
 * @param numbers how many, those for the whole optimizer included
 * @param bytes how many bytes these take
 */
public record RememberedNumbers(Shape weight, long numbers, long bytes) {
  private static final Spec SIMPLEST = Spec.of("sgd");

  /** Counts them by creating the plugin for one weight, inside wrappers plain sgd. */
  public static RememberedNumbers of(
      Plugins plugins, RegisteredPlugin<?> plugin, Spec example, Shape weight) {
    Spec spec = example;
    for (Hyperparameter<?> each : plugin.descriptor().hyperparameters()) {
      spec = each.type() instanceof Component ? spec.with(each.name(), SIMPLEST) : spec;
    }
    // Kernels that always serve, since nothing is computed.
    try (Nn nn = plugins.engine().threads(1).kernels("scalar").build()) {
      SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
      parameters.put("weight", nn.parameter(weight, new float[weight.size()]));
      OptimizerState simplest = nn.optimizers().create(SIMPLEST, parameters).state();
      Optimizer optimizer =
          plugin.isGradientTransform()
              ? nn.optimizers().create(SIMPLEST, List.of(spec), parameters)
              : nn.optimizers().create(spec, parameters);
      RememberedNumbers all = of(weight, optimizer.state());
      return plugin.role().equals("optimizer") ? all : all.minus(of(weight, simplest));
    }
  }

  private static RememberedNumbers of(Shape weight, OptimizerState state) {
    long numbers = 0;
    long bytes = 0;
    for (StoredArray array : state.arrays().values()) {
      numbers += array.shape().size();
      bytes += (long) array.shape().size() * (array instanceof StoredArray.F32 ? 4 : 8);
    }
    return new RememberedNumbers(weight, numbers, bytes);
  }

  private RememberedNumbers minus(RememberedNumbers other) {
    return new RememberedNumbers(weight, numbers - other.numbers, bytes - other.bytes);
  }

  /** Returns how many numbers there are for each element of the weight. */
  public double perElement() {
    return (double) numbers / weight.size();
  }

  /** Returns a sentence for people, about a plugin itself without what is inside it. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "Of a weight of %,d × %,d it remembers %s from step to step: %s.",
        weight.length(0),
        weight.length(1),
        perElement() >= 0.5 ? each(shortNumber(perElement())) : all(),
        size());
  }

  private static String each(String number) {
    return String.format(
        Locale.ROOT, "%s %s per element", number, number.equals("1") ? "number" : "numbers");
  }

  private String all() {
    return String.format(Locale.ROOT, "%,d %s", numbers, numbers == 1 ? "number" : "numbers");
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
