package nn.lab.run;

import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.lab.config.Contestant;
import nn.lab.config.LayerConfig;
import nn.lab.config.Plugins;

/**
 * Finds out how much optimizers remember of the parameters of a small network.
 *
 * @param plugins the optimizers and layers there are
 * @param model the network, whose parameters the groups of optimizers may name
 */
record StateSize(Plugins plugins, List<LayerConfig> model) {
  private static final int WIDTH = 16;

  StateSize {
    model = List.copyOf(model);
  }

  /**
   * Returns how many values an optimizer and the transforms of gradients in front of it remember of
   * each parameter, rounded down.
   */
  long slots(Contestant contestant) {
    try (Nn nn = plugins.engine().threads(1).build()) {
      SequencedMap<String, Parameter> parameters =
          ModelBuilder.ofWidth(WIDTH, nn, model).parameters();
      Optimizer created =
          nn.optimizers().create(contestant.optimizer(), contestant.gradients(), parameters);
      long values =
          created.state().arrays().values().stream()
              .filter(array -> array.shape().rank() > 0)
              .mapToLong(array -> array.shape().size())
              .sum();
      return values / parameters.values().stream().mapToLong(p -> p.shape().size()).sum();
    }
  }
}
