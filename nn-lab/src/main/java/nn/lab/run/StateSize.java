package nn.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.Optimizer;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.lab.config.LayerConfig;
import nn.lab.config.Plugins;
import nn.layers.init.Initializers;

/** Finds out how much optimizers remember, by having them train a small network. */
final class StateSize {
  private static final int WIDTH = 16;

  private final Plugins plugins;
  private final List<LayerConfig> small = new ArrayList<>();

  /** Creates it for a network, whose parameters the groups of optimizers may name. */
  StateSize(Plugins plugins, List<LayerConfig> model) {
    this.plugins = plugins;
    for (LayerConfig layer : model) {
      small.add(layer instanceof LayerConfig.Linear ? new LayerConfig.Linear(WIDTH) : layer);
    }
  }

  /** Returns how many values an optimizer remembers of each parameter, rounded down. */
  long slots(Spec optimizer) {
    try (Nn nn = plugins.engine().threads(1).build()) {
      SequencedMap<String, Parameter> parameters =
          new ModelBuilder(nn, Initializers.zeros()).build(small, WIDTH).parameters();
      Optimizer created = nn.optimizers().create(optimizer, parameters);
      long values = created.state().arrays().values().stream().mapToLong(a -> a.length).sum();
      return values / parameters.values().stream().mapToLong(p -> p.shape().size()).sum();
    }
  }
}
