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
 * Finds out how much optimizers remember of the parameters of a network, by giving them small ones.
 *
 * @param plugins the optimizers there are
 * @param plan the network, whose parameters the groups of optimizers may name
 */
record StateSize(Plugins plugins, ModelPlan plan) {
  private static final int LONGEST = 16;

  /**
   * Returns how many values an optimizer and the transforms of gradients in front of it remember of
   * each parameter, rounded down.
   */
  long slots(Contestant contestant) {
    try (Nn nn = plugins.engine().threads(1).build()) {
      SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
      plan.parameters().forEach((path, each) -> parameters.put(path, small(each, nn)));
      Optimizer created =
          nn.optimizers().create(contestant.optimizer(), contestant.gradients(), parameters);
      long values =
          created.state().arrays().values().stream()
              .filter(array -> array.shape().rank() > 0)
              .mapToLong(array -> array.shape().size())
              .sum();
      long elements = parameters.values().stream().mapToLong(p -> p.shape().size()).sum();
      return elements == 0 ? 0 : values / elements;
    }
  }

  private static Parameter small(Parameter parameter, Nn nn) {
    int[] lengths = parameter.shape().toArray();
    Shape shape =
        Shape.of(Arrays.stream(lengths).map(length -> Math.min(length, LONGEST)).toArray());
    return nn.parameter(shape, parameter.role(), new float[shape.size()]);
  }
}
