package nn.autograd;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nn.api.Operation;
import nn.api.Tensor;
import nn.autograd.registry.RegisteredPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Watches activations and layers for the first that makes NaN or infinity of finite numbers; used
 * once a training has failed, to find out why.
 */
final class NonFiniteProbe {
  private static final ScopedValue<NonFiniteProbe> CURRENT = ScopedValue.newInstance();

  private @Nullable String found;

  private NonFiniteProbe() {}

  /** Runs a computation and returns the plugin, and in which direction. */
  static Optional<String> watch(Runnable computation) {
    NonFiniteProbe probe = new NonFiniteProbe();
    ScopedValue.where(CURRENT, probe).run(computation);
    return Optional.ofNullable(probe.found);
  }

  /** Runs a plugin's function; between two operations that change nothing if it is watched. */
  static Tensor forward(RegisteredPlugin<?> plugin, UnaryOperator<Tensor> function, Tensor input) {
    return CURRENT.isBound()
        ? CURRENT.get().watched(plugin, function, input)
        : function.apply(input);
  }

  private Tensor watched(RegisteredPlugin<?> plugin, UnaryOperator<Tensor> function, Tensor input) {
    boolean[] finiteUpstream = {false};
    Tensor output =
        function.apply(
            input.apply(
                passing(dx -> {
                  if (finiteUpstream[0] && !isFinite(dx)) {
                    blame(plugin, "backward");
                  }
                })));
    if (isFinite(input) && !isFinite(output)) {
      blame(plugin, "forward");
    }
    return output.apply(passing(dy -> finiteUpstream[0] = isFinite(dy)));
  }

  private void blame(RegisteredPlugin<?> plugin, String direction) {
    if (found == null) {
      found = plugin + " in " + direction;
    }
  }

  /** Returns an operation that hands on its input, and the gradient that comes back. */
  private static Operation passing(Consumer<Tensor> observer) {
    return inputs ->
        new Operation.Result(
            inputs.getFirst(),
            gradient -> {
              observer.accept(gradient);
              return List.of(gradient);
            });
  }

  private static boolean isFinite(Tensor tensor) {
    for (float value : tensor.toArray()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
