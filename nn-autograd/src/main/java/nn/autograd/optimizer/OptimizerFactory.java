package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Supplier;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.registry.NestedSpecs;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.tensor.DenseParameter;
import nn.autograd.tensor.Engine;
import nn.autograd.tensor.ParameterStorage;

/** Creates optimizers from specs that have been checked. */
public final class OptimizerFactory {
  private final Registry<OptimizerProvider> registry;
  private final long seed;

  /**
   * Creates a factory of the optimizers in a registry.
   *
   * @param seed of their random numbers
   */
  public OptimizerFactory(Registry<OptimizerProvider> registry, long seed) {
    this.registry = registry;
    this.seed = seed;
  }

  /**
   * Creates an optimizer with those inside it and beside it.
   *
   * @param gradients transforms of gradients, in the order in which they are applied
   * @param parameters as {@link ParameterSet#distinct} returns them
   * @param trainingSteps the steps of the whole training, if known
   */
  public Optimizer create(
      Spec spec,
      List<Spec> gradients,
      Engine engine,
      SequencedMap<String, DenseParameter> parameters,
      OptionalLong trainingSteps) {
    pack(spec, parameters);
    ParameterSet all = ParameterSet.of(engine, parameters);
    Circumstances circumstances = new Circumstances(seed, trainingSteps);
    List<OptimizerNode> transforms = new ArrayList<>();
    for (Spec each : gradients) {
      transforms.add(node(each, "gradients[" + transforms.size() + "]", all, circumstances));
    }
    return new RunningOptimizer(node(spec, "optimizer", all, circumstances), transforms, all);
  }

  /**
   * Moves the parameters of each optimizer beside others into arrays of their own, so that its
   * state, which has the length of these, is no longer than it must be.
   */
  private void pack(Spec spec, SequencedMap<String, DenseParameter> parameters) {
    Routes routes = Routes.of(spec, parameters);
    routes.list().forEach(route -> pack(route.optimizer(), only(parameters, route.paths())));
    SequencedMap<String, DenseParameter> kept = only(parameters, routes.kept());
    NestedSpecs.of(registry.get(spec.name()).descriptor(), spec)
        .values()
        .forEach(inner -> pack(inner, kept));
    ParameterStorage.pack(kept.values());
  }

  private static SequencedMap<String, DenseParameter> only(
      SequencedMap<String, DenseParameter> parameters, List<String> paths) {
    SequencedMap<String, DenseParameter> some = new LinkedHashMap<>(parameters);
    some.keySet().retainAll(paths);
    return some;
  }

  /** Returns the plugins of an optimizer if its step was the last change of the parameters. */
  public static List<RegisteredPlugin<OptimizerProvider>> lastToChange(Optimizer optimizer) {
    return optimizer instanceof RunningOptimizer running && running.isLastToChange()
        ? running.plugins()
        : List.of();
  }

  /**
   * Makes a step that calls {@code check} before the optimizer reads gradients; returns whether the
   * step was made, and not left out.
   */
  public static boolean step(Optimizer optimizer, Supplier<Tensor> closure, Runnable check) {
    if (optimizer instanceof RunningOptimizer running) {
      return running.step(closure, check);
    }
    optimizer.step(() -> {
      Tensor loss = closure.get();
      check.run();
      return loss;
    });
    return true;
  }

  private OptimizerNode node(
      Spec spec, String path, ParameterSet parameters, Circumstances circumstances) {
    RegisteredPlugin<OptimizerProvider> plugin = registry.get(spec.name());
    Routes routes = Routes.of(spec, parameters.byPath());
    ParameterSet kept = parameters.only(routes.kept());
    Groups groups = new Groups(path, plugin, spec, kept);
    SequencedMap<String, OptimizerNode> beside = new LinkedHashMap<>();
    routes
        .list()
        .forEach(route -> {
          String place = path + "." + route.place();
          ParameterSet members = parameters.only(route.paths());
          beside.put(route.place(), node(route.optimizer(), place, members, circumstances));
        });
    return new NodeContext(
            plugin,
            kept,
            groups,
            circumstances,
            (key, inner) -> node(inner, path + "." + key, kept, circumstances))
        .create()
        .beside(beside);
  }
}
