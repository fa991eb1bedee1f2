package nn.lab.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.lab.config.Contestant;
import nn.lab.config.Plugins;
import nn.layers.ModelPlan;

/**
 * Finds out how much optimizers remember of the parameters of a network, by giving them such.
 *
 * @param plugins the optimizers there are
 * @param plan the network, whose parameters the groups of optimizers may name
 */
record StateSize(Plugins plugins, ModelPlan plan) {
  private static final int LONGEST = 16;

  /** So many parameters are made as they are. */
  private static final long FEW = 4_000_000;

  /**
   * Returns how many values an optimizer and the transforms of gradients in front of it remember of
   * each parameter, rounded down.
   */
  long slots(Contestant contestant) {
    Remembered small = remembered(contestant, LONGEST);
    return small.elements() == 0 ? 0 : small.values() / small.elements();
  }

  /** Returns how many bytes they remember; for a large network what {@link #slots} gives. */
  long bytes(Contestant contestant) {
    long elements = plan.steps().stream().mapToLong(ModelPlan.Step::parameterCount).sum();
    long values =
        elements <= FEW
            ? remembered(contestant, Integer.MAX_VALUE).values()
            : elements * slots(contestant);
    return Float.BYTES * values;
  }

  /**
   * What an optimizer remembers.
   *
   * @param values of arrays
   * @param elements of the parameters
   */
  private record Remembered(long values, long elements) {}

  private Remembered remembered(Contestant contestant, int longest) {
    try (Nn nn = plugins.engine().threads(1).build()) {
      SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
      plan.parameters()
          .forEach((path, each) -> {
            if (each.requiresGrad()) {
              parameters.put(path, small(each, longest, nn));
            }
          });
      if (parameters.isEmpty()) {
        return new Remembered(0, 0);
      }
      Optimizer created =
          nn.optimizers().create(contestant.optimizer(), contestant.gradients(), parameters);
      long values =
          created.state().arrays().values().stream()
              .filter(array -> array.shape().rank() > 0)
              .mapToLong(array -> array.shape().size())
              .sum();
      return new Remembered(
          values, parameters.values().stream().mapToLong(p -> p.shape().size()).sum());
    }
  }

  private static Parameter small(Parameter parameter, int longest, Nn nn) {
    int[] lengths = parameter.shape().toArray();
    Shape shape =
        Shape.of(Arrays.stream(lengths).map(length -> Math.min(length, longest)).toArray());
    return nn.parameter(shape, parameter.role(), new float[shape.size()]);
  }
}
