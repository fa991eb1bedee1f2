package nn.autograd.registry;

import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;

/** Whether transforms of gradients may stand in front of an optimizer and those inside it. */
public final class TrueGradientsCheck {
  private TrueGradientsCheck() {}

  /** Reports the optimizers of a checked spec that need the gradients as they are. */
  public static void check(Registry<OptimizerProvider> registry, Spec spec, Problems problems) {
    RegisteredPlugin<OptimizerProvider> plugin = registry.get(spec.name());
    if (plugin.call("needs", plugin.provider()::needs).contains(Need.TRUE_GRADIENTS)) {
      problems.add(
          "'"
              + plugin.name()
              + "' compares gradients of several points, so it needs those of the loss as they are:"
              + " leave 'gradients' empty, or take another optimizer");
    }
    NestedSpecs.of(plugin.descriptor(), spec)
        .values()
        .forEach(inner -> check(registry, inner, problems));
    spec.groups().stream()
        .flatMap(group -> group.optimizer().stream())
        .forEach(other -> check(registry, other, problems));
  }
}
