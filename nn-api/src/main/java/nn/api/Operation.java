package nn.api;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;

/**
 * An operation on tensors that brings its own derivative.
 *
 * <p>Recording is off while {@link #forward} and {@link Backward#gradients} run, so both may use
 * any tensor operation without growing the graph.
 */
@Stability(value = STABLE, implementedByPlugins = true)
@FunctionalInterface
public interface Operation {

  /** Computes the output and says how gradients flow back. */
  Result forward(List<Tensor> inputs);

  /** Returns the name that errors show. */
  default String name() {
    return getClass().getSimpleName();
  }

  /**
   * The outcome of an operation.
   *
   * @param output the computed tensor
   * @param backward the derivative at the inputs given
   */
  record Result(Tensor output, Backward backward) {}

  /** The derivative of an operation. */
  @FunctionalInterface
  interface Backward {

    /**
     * Returns one gradient per input, each of the input's shape; null where there is none.
     *
     * <p>It may read the inputs, the output and tensors that {@code forward} made; a change of an
     * input or the output since then is refused before this is called.
     *
     * @param upstream the derivative of the loss by the output, of the output's shape; not to be
     *     assigned to, and valid during this call only
     */
    List<? extends @Nullable Tensor> gradients(Tensor upstream);
  }
}
