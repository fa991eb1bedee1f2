package nn.autograd.registry;

import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import org.jspecify.annotations.Nullable;

/** Where a config may name optimizers, and where transforms of gradients. */
public enum OptimizerPlace {
  /** Under {@code optimizer}, inside a wrapper, or in a group. */
  OPTIMIZER,

  /** Under {@code gradients}. */
  GRADIENTS;

  private static final String NO_OPTIMIZER =
      "changes gradients and trains nothing: name it under 'gradients', and an optimizer here";

  private static final String NO_TRANSFORM =
      "is an optimizer: name it under 'optimizer', and a transform of gradients here";

  /**
   * Reports everything that is wrong with a spec, and that it belongs elsewhere if it does.
   *
   * @param parameters what it is to train; null if that is not known yet
   */
  public void check(
      Registry<OptimizerProvider> registry,
      Spec spec,
      @Nullable ModelParameters parameters,
      Problems problems) {
    new SpecCheck<>(registry).check(spec, this, parameters, problems);
    registry.find(spec.name()).ifPresent(plugin -> check(plugin, problems));
  }

  /** Returns where a plugin belongs. */
  static OptimizerPlace of(RegisteredPlugin<?> plugin) {
    return plugin.isGradientTransform() ? GRADIENTS : OPTIMIZER;
  }

  /** Returns what a registry's plugins are called that belong here. */
  String word(PluginKind<?> kind) {
    return this == GRADIENTS ? "transform of gradients" : kind.toString();
  }

  /** Reports a transform of gradients where an optimizer should be, or the other way round. */
  void check(RegisteredPlugin<?> plugin, Problems problems) {
    if (of(plugin) != this) {
      problems.add("'" + plugin.name() + "' " + (this == OPTIMIZER ? NO_OPTIMIZER : NO_TRANSFORM));
    }
  }
}
