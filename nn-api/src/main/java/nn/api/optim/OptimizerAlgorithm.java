package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.function.Supplier;
import nn.api.plugin.Stability;

/**
 * What an {@link OptimizerProvider} creates: one step over all parameters.
 *
 * <p>All state lies in what {@link OptimizerContext} allocates, so saving and restoring need no
 * code here. Called by one thread at a time.
 */
@Stability(value = STABLE, implementedByPlugins = true)
public interface OptimizerAlgorithm {

  /**
   * Changes the parameters once, from the gradients they hold.
   *
   * @param evaluation computes loss and gradients anew where the caller gave a closure
   */
  void step(Evaluation evaluation);

  /**
   * Runs {@code body} while the parameters hold the weights to evaluate with, which checkpoints
   * save as those of the model.
   *
   * <p>The parameters hold the trained weights again when this returns, also by an exception.
   *
   * <p>A wrapper without weights of its own must run the body in the {@code withEvaluationWeights}
   * of the optimizer inside, since by default it runs with the trained weights.
   */
  default <R> R withEvaluationWeights(Supplier<R> body) {
    return body.get();
  }

  /** Computes the loss and the gradients at the current parameters. */
  @FunctionalInterface
  @Stability(STABLE)
  interface Evaluation {

    /**
     * Returns the loss; the parameters then hold its gradients.
     *
     * @throws IllegalStateException if {@code step()} was called without a closure
     */
    double evaluate();
  }
}
