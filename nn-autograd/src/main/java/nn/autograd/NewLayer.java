package nn.autograd;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.init.Initializer;
import nn.api.kernel.Kernels;
import nn.api.layer.Layer;
import nn.api.layer.LayerContext;
import nn.api.plugin.Spec;
import nn.autograd.tensor.Engine;

/** Makes what a layer owns while it is created, and remembers it. */
final class NewLayer implements LayerContext {
  /** PyTorch's names, such as {@code weight_ih_l0}, {@code out_proj.weight} and {@code 0}. */
  private static final Pattern NAME = Pattern.compile("\\w+(\\.\\w+)*");

  private final LayerPlugins plugins;
  private final Engine engine;
  private final LayerOptions options;
  private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
  private final SequencedMap<String, Tensor> buffers = new LinkedHashMap<>();
  private final SequencedMap<String, RandomSource> randomSources = new LinkedHashMap<>();
  private final SequencedMap<String, CreatedLayer> children = new LinkedHashMap<>();
  private final TrainingMode mode = new TrainingMode();
  private boolean creating = true;

  NewLayer(LayerPlugins plugins, Engine engine, LayerOptions options) {
    this.plugins = plugins;
    this.engine = engine;
    this.options = options;
  }

  @Override
  public Parameter parameter(
      String name, Shape shape, ParameterRole role, Initializer initializer) {
    Parameter parameter = make(name, shape, roleOf(name, role), initializer);
    return remember(parameters, "parameter", name, parameter);
  }

  private Parameter make(String name, Shape shape, ParameterRole role, Initializer initializer) {
    boolean isFrozen = options.frozen().test(name);
    if (options.sizesOnly()) {
      return engine.parameterWithoutMemory(shape, role, !isFrozen);
    }
    boolean isWeight = role == ParameterRole.WEIGHT || role == ParameterRole.OUTPUT;
    Initializer chosen =
        isWeight && shape.rank() > 1 ? options.weights().orElse(initializer) : initializer;
    float[] values = chosen.values(shape, options.random());
    return isFrozen
        ? engine.frozenParameter(shape, role, values)
        : engine.parameter(shape, role, values);
  }

  private ParameterRole roleOf(String name, ParameterRole role) {
    return options.output().equals(Optional.of(name)) && role == ParameterRole.WEIGHT
        ? ParameterRole.OUTPUT
        : role;
  }

  @Override
  public Tensor buffer(String name, Shape shape, float... initial) {
    return remember(buffers, "buffer", name, engine.tensor(shape, initial).keep());
  }

  @Override
  public RandomGenerator random(String name) {
    long seed = options.sizesOnly() ? 0 : options.random().nextLong();
    return remember(randomSources, "random stream", name, new RandomSource(seed));
  }

  @Override
  public Layer layer(String name, Spec layer, Shape input) {
    CreatedLayer created = plugins.create(layer, input, options.in(name));
    return remember(children, "layer", name, created).layer();
  }

  private <T> T remember(SequencedMap<String, T> made, String what, String name, T thing) {
    if (!creating) {
      throw new IllegalStateException(
          "a " + what + " may only be made while the layer is created; '" + name + "' came later");
    }
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' cannot be the name of a " + what + "; it must match " + NAME);
    }
    if (parameters.containsKey(name) || buffers.containsKey(name) || made.containsKey(name)) {
      throw new IllegalArgumentException(
          "the name '" + name + "' of a " + what + " is taken by another part of the layer");
    }
    made.put(name, thing);
    return thing;
  }

  @Override
  public BooleanSupplier training() {
    return mode;
  }

  @Override
  public Kernels kernels() {
    return engine.kernels();
  }

  /** Ends the creation: what would be made later would be neither trained nor saved. */
  CreatedLayer close(Spec spec, Layer layer) {
    creating = false;
    return new CreatedLayer(spec, layer, parameters, buffers, randomSources, children, mode);
  }
}
