package nn.autograd;

import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Supplier;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.optimizer.OptimizerFactory;
import nn.autograd.optimizer.ParameterSet;
import nn.autograd.registry.ModelParameters;
import nn.autograd.registry.OptimizerPlace;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.registry.SpecParser;
import nn.autograd.registry.TrueGradientsCheck;
import nn.autograd.tensor.DenseParameter;
import nn.autograd.tensor.Engine;
import org.jspecify.annotations.Nullable;

/** Creates optimizers by name. */
public final class Optimizers {
  private final Registry<OptimizerProvider> registry;
  private final OptimizerFactory factory;
  private final Engine engine;

  Optimizers(Registry<OptimizerProvider> registry, Engine engine, long seed) {
    this.registry = registry;
    this.factory = new OptimizerFactory(registry, seed);
    this.engine = engine;
  }

  /**
   * Creates an optimizer: {@code lookahead(k=5, inner=adam(lr=1e-3))}.
   *
   * @param parameters by path; one that has several paths is taken once, at its first
   * @throws InvalidConfigException listing everything that is wrong with the text
   */
  public Optimizer create(String text, SequencedMap<String, ? extends Parameter> parameters) {
    return create(SpecParser.parse(text), parameters);
  }

  /**
   * Creates an optimizer.
   *
   * @param parameters by path; one that has several paths is taken once, at its first
   * @throws InvalidConfigException listing everything that is wrong with the spec
   * @throws IllegalArgumentException if there are no parameters, or another {@link Nn} made one
   */
  public Optimizer create(Spec spec, SequencedMap<String, ? extends Parameter> parameters) {
    return create(spec, List.of(), parameters);
  }

  /**
   * Creates an optimizer with transforms of gradients in front of it.
   *
   * {@snippet :
   * nn.optimizers().create(
   *     Spec.of("adam"), List.of(Spec.of("clip_by_global_norm")), model.parameters());
   * }
   *
   * @param gradients transforms of gradients, in the order in which they are applied
   * @param parameters by path; one that has several paths is taken once, at its first
   * @throws InvalidConfigException listing everything that is wrong with the specs
   * @throws IllegalArgumentException if there are no parameters, or another {@link Nn} made one
   */
  public Optimizer create(
      Spec spec, List<Spec> gradients, SequencedMap<String, ? extends Parameter> parameters) {
    return create(spec, gradients, parameters, OptionalLong.empty());
  }

  /**
   * Creates an optimizer that may ask how long training lasts.
   *
   * @param parameters by path; one that has several paths is taken once, at its first
   * @throws InvalidConfigException listing everything that is wrong with the text
   */
  public Optimizer create(
      String text, SequencedMap<String, ? extends Parameter> parameters, TrainingLength length) {
    return create(SpecParser.parse(text), parameters, length);
  }

  /**
   * Creates an optimizer that may ask how long training lasts.
   *
   * @param parameters by path; one that has several paths is taken once, at its first
   * @throws InvalidConfigException listing everything that is wrong with the spec
   * @throws IllegalArgumentException if there are no parameters, or another {@link Nn} made one
   */
  public Optimizer create(
      Spec spec, SequencedMap<String, ? extends Parameter> parameters, TrainingLength length) {
    return create(spec, List.of(), parameters, length);
  }

  /**
   * Creates an optimizer that may ask how long training lasts, with transforms of gradients in
   * front of it.
   *
   * @param gradients transforms of gradients, in the order in which they are applied
   * @param parameters by path; one that has several paths is taken once, at its first
   * @throws InvalidConfigException listing everything that is wrong with the specs
   * @throws IllegalArgumentException if there are no parameters, or another {@link Nn} made one
   */
  public Optimizer create(
      Spec spec,
      List<Spec> gradients,
      SequencedMap<String, ? extends Parameter> parameters,
      TrainingLength length) {
    return create(spec, gradients, parameters, OptionalLong.of(length.steps()));
  }

  private Optimizer create(
      Spec spec,
      List<Spec> gradients,
      SequencedMap<String, ? extends Parameter> parameters,
      OptionalLong steps) {
    SequencedMap<String, DenseParameter> distinct = ParameterSet.distinct(engine, parameters);
    Problems problems = Problems.at("");
    ModelParameters known = ModelParameters.of(distinct);
    OptimizerPlace.OPTIMIZER.check(registry, spec, known, problems.in("optimizer"));
    for (int i = 0; i < gradients.size(); i++) {
      Problems at = problems.in("gradients").in(i);
      OptimizerPlace.GRADIENTS.check(registry, gradients.get(i), known, at);
    }
    problems.throwIfAny();
    if (!gradients.isEmpty()) {
      TrueGradientsCheck.check(registry, spec, problems.in("gradients"));
      problems.throwIfAny();
    }
    return factory.create(spec, gradients, engine, distinct, steps);
  }

  /**
   * Reports everything that is wrong with a spec.
   *
   * @param parameters what it is to train; null if that is not known yet
   */
  public void check(Spec spec, @Nullable ModelParameters parameters, Problems problems) {
    registry.check(spec, parameters, problems);
  }

  /**
   * Returns the plugins whose step changed the parameters last, a wrapper before what it wraps.
   *
   * @return empty if no step was made, or something else has changed a parameter since
   */
  public List<RegisteredPlugin<OptimizerProvider>> lastToChange(Optimizer optimizer) {
    return OptimizerFactory.lastToChange(optimizer);
  }

  /**
   * Makes a step as {@link Optimizer#step(Supplier)}, with a look at what the optimizer gets.
   *
   * @param closure evaluates the loss and the gradients
   * @param check called after each evaluation and the transforms of its gradients, before the
   *     optimizer reads them; not if the step is left out. What it throws ends the step
   * @return whether the step was made; false if a transform of gradients left it out
   */
  public boolean step(Optimizer optimizer, Supplier<Tensor> closure, Runnable check) {
    return OptimizerFactory.step(optimizer, closure, check);
  }

  /** Returns all optimizers, transforms of gradients included, ordered by name. */
  public List<RegisteredPlugin<OptimizerProvider>> list() {
    return registry.list();
  }

  /**
   * Returns the optimizer with a name or an alias.
   *
   * @throws InvalidConfigException if there is none
   */
  public RegisteredPlugin<OptimizerProvider> get(String name) {
    return registry.get(name);
  }
}
