package nn.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nn.autograd.Nn;
import nn.lab.config.LayerConfig;
import nn.lab.config.Plugins;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.init.Initializer;
import nn.layers.init.Initializers;

/** Makes the network that a config describes. */
public final class ModelBuilder {
  private final Layers layers;
  private final Initializer init;

  /**
   * Creates a builder.
   *
   * @param nn what the networks belong to
   * @param init how the weights of linear layers start
   */
  ModelBuilder(Nn nn, Initializer init) {
    this.layers = new Layers(nn);
    this.init = init;
  }

  /** Returns the paths of the parameters of a network, which do not depend on its widths. */
  public static Set<String> parameterPaths(Plugins plugins, List<LayerConfig> model) {
    try (Nn nn = plugins.engine().threads(1).build()) {
      return ofWidth(1, nn, model).parameters().sequencedKeySet();
    }
  }

  /** Returns a network with these layers, but with weights of 0 and this width everywhere. */
  static Module ofWidth(int width, Nn nn, List<LayerConfig> model) {
    List<LayerConfig> layers =
        model.stream()
            .map(each -> each instanceof LayerConfig.Linear ? new LayerConfig.Linear(width) : each)
            .toList();
    return new ModelBuilder(nn, Initializers.zeros()).build(layers, width);
  }

  /**
   * Returns the network.
   *
   * @param inputs how many values a sample has
   */
  Module build(List<LayerConfig> model, int inputs) {
    List<Module> modules = new ArrayList<>();
    int width = inputs;
    for (LayerConfig layer : model) {
      modules.add(module(layer, width));
      if (layer instanceof LayerConfig.Linear(int outputs)) {
        width = outputs;
      }
    }
    return layers.sequential(modules.toArray(Module[]::new));
  }

  private Module module(LayerConfig layer, int width) {
    return switch (layer) {
      case LayerConfig.Linear(int outputs) -> layers.linear(width, outputs, true, init);
      case LayerConfig.Dropout(double p) -> layers.dropout(p);
      case LayerConfig.Flatten() -> layers.flatten();
      case LayerConfig.Activation(var spec) -> layers.activation(spec);
    };
  }
}
