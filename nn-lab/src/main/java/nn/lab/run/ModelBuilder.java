package nn.lab.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.api.init.Initializer;
import nn.api.init.Initializers;
import nn.autograd.Nn;
import nn.autograd.registry.ModelParameters;
import nn.lab.config.LayerConfig;
import nn.lab.config.Plugins;
import nn.layers.Layers;
import nn.layers.Module;

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

  /**
   * Returns the parameters of a network that is not made: their paths, ranks and roles do not
   * depend on its widths, and how many values a sample has is not known yet.
   */
  public static ModelParameters parameters(Plugins plugins, List<LayerConfig> model) {
    try (Nn nn = plugins.engine().threads(1).build()) {
      return ModelParameters.of(ofWidth(1, nn, model).parameters()).withShapes(shapes(model));
    }
  }

  /** Returns the shapes of linear layers, whose widths the config says. */
  private static Map<String, String> shapes(List<LayerConfig> model) {
    Map<String, String> shapes = new LinkedHashMap<>();
    String width = "?";
    for (int i = 0; i < model.size(); i++) {
      if (model.get(i) instanceof LayerConfig.Linear(int outputs)) {
        shapes.put(i + ".weight", "[" + outputs + ", " + width + "]");
        shapes.put(i + ".bias", "[" + outputs + "]");
        width = Integer.toString(outputs);
      }
    }
    return shapes;
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
    int last = LayerConfig.lastLinear(model);
    for (int i = 0; i < model.size(); i++) {
      modules.add(module(model.get(i), width, i == last));
      if (model.get(i) instanceof LayerConfig.Linear(int outputs)) {
        width = outputs;
      }
    }
    return layers.sequential(modules.toArray(Module[]::new));
  }

  private Module module(LayerConfig layer, int width, boolean isOutput) {
    return switch (layer) {
      case LayerConfig.Linear(int outputs) when isOutput ->
          layers.output(width, outputs, true, init);
      case LayerConfig.Linear(int outputs) -> layers.linear(width, outputs, true, init);
      case LayerConfig.Dropout(double p) -> layers.dropout(p);
      case LayerConfig.Flatten() -> layers.flatten();
      case LayerConfig.Activation(var spec) -> layers.activation(spec);
    };
  }
}
