package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import nn.api.plugin.Stability;

/**
 * Walks over all elements of one or several parameters, on all threads where that pays.
 *
 * <p>The elements come in parts, in no order and several at once, so a body may touch only its
 * part, and local variables. Each part lies within one group.
 *
 * {@snippet :
 * double norm = Math.sqrt(model.sum(part -> Sums.squares(part.gradients(), part.from(), part.to())));
 * model.forEach(part -> {
 *   float eta = (float) part.step().value(LR);
 *   float[] theta = part.values();
 *   float[] g = part.gradients();
 *   int to = part.to();
 *   for (int i = part.from(); i < to; i++) {
 *     theta[i] -= eta * g[i];
 *   }
 * });
 * }
 */
@Stability(STABLE)
public interface Sweep {

  /** Runs a body that may change values and state, and in a transform of gradients these. */
  void forEach(Consumer<Part> body);

  /** Runs a body that may change state, and in a transform of gradients these, but no values. */
  void read(Consumer<Part> body);

  /**
   * Returns the sum of what the body returns for the parts; it may change state but no values.
   *
   * <p>Parts lie within one parameter and are added in an order that depends on the shapes alone,
   * so that the sum has the same bits on any number of threads.
   */
  default double sum(ToDoubleFunction<Part> body) {
    return sums(1, (part, sums) -> sums[0] += body.applyAsDouble(part))[0];
  }

  /**
   * Returns several sums from one walk, as {@link #sum} adds each.
   *
   * @param count how many sums there are
   */
  double[] sums(int count, PartSums body);

  /** Adds to sums what a part contributes. */
  @FunctionalInterface
  @Stability(STABLE)
  interface PartSums {

    /**
     * Adds what the part contributes.
     *
     * @param sums of this part alone, 0 at first
     */
    void add(Part part, double[] sums);
  }
}
