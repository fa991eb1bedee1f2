package nn.optim.lookahead;

import java.util.List;
import java.util.Set;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;

/** Lookahead: k steps forward with an inner optimizer, one step back. */
public final class Lookahead implements OptimizerProvider {
  static final Hyperparameter<Long> K =
      Hyperparameter.whole(
              "k", Range.atLeast(1), "Inner steps from one synchronisation to the next.")
          .byDefault(5L);
  static final Hyperparameter<Double> ALPHA =
      Hyperparameter.real(
              "alpha",
              Range.closed(0, 1),
              "How far the slow weights go towards the fast ones; 1 is the inner optimizer alone.")
          .schedulable()
          .byDefault(0.5);
  static final Hyperparameter<Spec> INNER =
      Hyperparameter.component("inner", "The optimizer that makes the fast steps.");

  static final String KEEP = "keep";
  static final String RESET = "reset";
  static final String PULLBACK = "pullback";
  static final Hyperparameter<String> INNER_STATE =
      Hyperparameter.choice(
              "inner_state",
              List.of(KEEP, RESET, PULLBACK),
              "What a synchronisation does to the inner optimizer's state: keep it, reset it, or"
                  + " pull its momentum back towards the momentum of the last synchronisation by"
                  + " alpha.")
          .byDefault(KEEP);

  static final String SLOW = "slow";
  static final String FAST = "fast";
  static final Hyperparameter<String> EVALUATION_WEIGHTS =
      Hyperparameter.choice(
              "evaluation_weights",
              List.of(SLOW, FAST),
              "The weights that the model is evaluated with.")
          .byDefault(SLOW);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
            "lookahead",
            "Slow weights that every k steps go a part of the way to the inner optimizer's.")
        .withFormula("every k steps: φ ← φ + α (θ − φ),  θ ← φ")
        .withAdvice("for steadier training with an optimizer whose learning rate is high.")
        .withReference(
            "Zhang, Lucas, Hinton and Ba, arXiv 1907.08610, algorithm 1; alpha is 0.5 by default as"
                + " in most libraries, 0.8 in the authors' code")
        .withHyperparameters(K, ALPHA, INNER, INNER_STATE, EVALUATION_WEIGHTS);
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.PARAMETERS_ARE_INDEPENDENT);
  }

  @Override
  public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
    return new LookaheadAlgorithm(values, context);
  }
}
