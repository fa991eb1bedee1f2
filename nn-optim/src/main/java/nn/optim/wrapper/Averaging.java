package nn.optim.wrapper;

import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import nn.api.optim.InnerOptimizer;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.Part;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;

/**
 * Runs an optimizer and keeps an average of its weights, with which the model is evaluated.
 *
 * <p>a ← a + share · (θ − a) after some of the steps; the first of them copies θ.
 */
final class Averaging implements OptimizerAlgorithm {
  private final OptimizerContext context;
  private final InnerOptimizer inner;
  private final ToDoubleFunction<Averaging> share;
  private final SlotArray average;
  private final Scalar steps;
  private final Scalar averaged;

  /**
   * Creates the algorithm.
   *
   * @param share how far the average goes towards θ after this step; 0 leaves it, 1 copies θ
   */
  Averaging(OptimizerContext context, ToDoubleFunction<Averaging> share) {
    this.context = context;
    this.inner = context.inner(Inner.INNER);
    this.share = share;
    this.average = context.allocate(Slot.values("averaged", Slot.Role.AVERAGED_WEIGHTS));
    this.steps = context.scalar("steps", 0);
    this.averaged = context.scalar("n_averaged", 0);
  }

  /** Returns how many steps were made, this one included. */
  double steps() {
    return steps.get();
  }

  /** Returns how many weights are in the average. */
  double averaged() {
    return averaged.get();
  }

  @Override
  public void step(Evaluation evaluation) {
    inner.step(evaluation);
    steps.set(steps.get() + 1);
    float part = (float) share.applyAsDouble(this);
    if (part > 0) {
      context.all().read(each -> average(each, each.slot(average), part));
      averaged.set(averaged.get() + 1);
    }
  }

  private static void average(Part part, float[] average, float share) {
    float[] theta = part.values();
    int to = part.to();
    for (int i = part.from(); i < to; i++) {
      average[i] = share == 1 ? theta[i] : average[i] + share * (theta[i] - average[i]);
    }
  }

  @Override
  public <R> R withEvaluationWeights(Supplier<R> body) {
    return averaged.get() == 0
        ? inner.withEvaluationWeights(body)
        : context.withExchanged(average, body);
  }
}
