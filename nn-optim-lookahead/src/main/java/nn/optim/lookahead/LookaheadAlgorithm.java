package nn.optim.lookahead;

import java.util.function.Supplier;
import nn.api.optim.InnerOptimizer;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.plugin.Hyperparameters;

/**
 * Algorithm 1 of the paper, with fast weights θ, which are the parameters, and slow weights φ.
 *
 * <p>φ starts at the initial θ. The inner optimizer changes θ; after every k of its steps φ ← φ + α
 * (θ − φ) and θ ← φ, for all parameters, with a gradient or without. One counter serves all of
 * them, and everything that is remembered is state of the optimizer.
 *
 * <p>While evaluating with the slow weights, both have changed places: neither step nor save then.
 */
final class LookaheadAlgorithm implements OptimizerAlgorithm {
  private final OptimizerContext context;
  private final InnerOptimizer inner;
  private final long k;
  private final boolean evaluatesSlow;
  private final SlotArray phi;
  private final Scalar innerSteps;
  private final InnerState innerState;

  LookaheadAlgorithm(Hyperparameters values, OptimizerContext context) {
    this.context = context;
    inner = context.inner(Lookahead.INNER);
    k = values.get(Lookahead.K);
    evaluatesSlow = values.get(Lookahead.EVALUATION_WEIGHTS).equals(Lookahead.SLOW);
    phi = context.allocate(Slot.values("slow_weights", Slot.Role.SLOW_WEIGHTS));
    innerSteps = context.scalar("inner_steps", 0);
    innerState =
        switch (values.get(Lookahead.INNER_STATE)) {
          case Lookahead.RESET -> alpha -> inner.reset();
          case Lookahead.PULLBACK -> Pullback.of(inner, context);
          default -> alpha -> {};
        };
  }

  /** What happens to the state of the inner optimizer at a synchronisation. */
  @FunctionalInterface
  interface InnerState {
    void synchronise(float alpha);
  }

  @Override
  public void step(Evaluation evaluation) {
    inner.step(evaluation);
    innerSteps.set(innerSteps.get() + 1);
    if (innerSteps.get() >= k) {
      synchronise((float) context.value(Lookahead.ALPHA));
      innerSteps.set(0);
    }
  }

  private void synchronise(float alpha) {
    context
        .all()
        .forEach(elements -> {
          float[] theta = elements.values();
          Interpolation.meet(elements.slot(phi), theta, alpha, elements);
        });
    innerState.synchronise(alpha);
  }

  @Override
  public <R> R withEvaluationWeights(Supplier<R> body) {
    if (!evaluatesSlow) {
      return inner.withEvaluationWeights(body);
    }
    return context.withExchanged(phi, body);
  }
}
