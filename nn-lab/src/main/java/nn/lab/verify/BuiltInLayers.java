package nn.lab.verify;

import java.util.List;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.layers.Layers;
import nn.layers.Module;

/** The layers by the names and hyperparameters of PyTorch, in which traces are written. */
final class BuiltInLayers {

  /** Makes a layer. */
  private interface LayerProvider extends Plugin {
    Module create(Hyperparameters values, Layers layers);
  }

  private static final PluginKind<LayerProvider> KIND =
      new PluginKind<>("layer", LayerProvider.class);

  private final Registry<LayerProvider> registry = Registry.of(KIND, List.of(new Linear()));

  /**
   * Creates a layer.
   *
   * @throws nn.api.plugin.InvalidConfigException listing everything that is wrong with the spec
   */
  Module create(Spec spec, Nn nn) {
    Problems problems = Problems.at("layer");
    registry.check(spec, null, problems);
    problems.throwIfAny();
    RegisteredPlugin<LayerProvider> plugin = registry.get(spec.name());
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    return plugin.provider().create(values, new Layers(nn));
  }

  List<? extends RegisteredPlugin<?>> list() {
    return registry.list();
  }

  private static final class Linear implements LayerProvider {
    private static final Range SIZE = Range.closed(1, 1 << 20);
    private static final Hyperparameter<Long> IN =
        Hyperparameter.whole("in_features", SIZE, "Length of the input's last dimension.");
    private static final Hyperparameter<Long> OUT =
        Hyperparameter.whole("out_features", SIZE, "Length of the output's last dimension.");
    private static final Hyperparameter<Boolean> BIAS =
        Hyperparameter.flag("bias", "Whether a bias is added.").byDefault(true);

    @Override
    public Descriptor descriptor() {
      return Descriptor.of("linear", "Fully connected layer.")
          .withReference("torch.nn.Linear")
          .withHyperparameters(IN, OUT, BIAS);
    }

    @Override
    public Module create(Hyperparameters values, Layers layers) {
      int in = values.get(IN).intValue();
      int out = values.get(OUT).intValue();
      return layers.linear(in, out, values.get(BIAS));
    }
  }
}
