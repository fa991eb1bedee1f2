package nn.tck.builtin;

import static nn.tck.Law.DECOUPLED_WEIGHT_DECAY;
import static nn.tck.Law.INVARIANT_TO_GRADIENT_SCALE;
import static nn.tck.Law.LINEAR_IN_SCALE;
import static nn.tck.Law.ZERO_GRADIENT_STANDS_STILL;
import static nn.tck.Law.ZERO_LEARNING_RATE_STANDS_STILL;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nn.tck.Law;
import nn.tck.Reference;

/**
 * What there is to say about an optimizer of this project beyond its name.
 *
 * @param configurations all branches of its code; empty for the defaults
 * @param candidates among which one has to solve each problem; empty for the usual learning rates
 */
record BuiltInOptimizer(
    String name,
    List<String> configurations,
    List<String> candidates,
    Set<Law> laws,
    Optional<Formula> reference) {

  /** All of which there is something to say. */
  private static final List<BuiltInOptimizer> NAMED =
      List.of(
          optimizer(
                  "sgd",
                  "sgd(lr=0.1, weight_decay=0.01)",
                  "sgd(lr=0.05, momentum=0.9, dampening=0.3)",
                  "sgd(lr=0.05, momentum=0.9, nesterov=true, weight_decay=0.01)")
              .with(LINEAR_IN_SCALE)
              .with(SgdReference::new),
          optimizer(
                  "adam", "adam", "adam(lr=0.02, weight_decay=0.1)", "adam(lr=0.02, amsgrad=true)")
              .with(INVARIANT_TO_GRADIENT_SCALE)
              .with(values -> new AdamReference(values, false)),
          optimizer("adamw", "adamw", "adamw(lr=0.02, weight_decay=0.1, amsgrad=true)")
              .with(INVARIANT_TO_GRADIENT_SCALE, DECOUPLED_WEIGHT_DECAY)
              .with(values -> new AdamReference(values, true)),
          optimizer(
              "adagrad",
              "adagrad",
              "adagrad(lr=0.1, lr_decay=0.05, initial_accumulator_value=0.1, weight_decay=0.1)"),
          // With the default eps its first steps are too short for a test.
          optimizer("adadelta", "adadelta", "adadelta(rho=0.8, eps=1e-4, weight_decay=0.1)")
              .trying("adadelta(lr=1)", "adadelta(lr=1, eps=1e-4)", "adadelta(lr=3, eps=1e-4)"),
          optimizer("adamax", "adamax", "adamax(lr=0.02, weight_decay=0.1)"),
          // It decays the parameters by lambd in any case.
          optimizer("asgd", "asgd", "asgd(lambd=0.01, t0=3, weight_decay=0.01)")
              .but(ZERO_GRADIENT_STANDS_STILL),
          optimizer(
              "nadam",
              "nadam",
              "nadam(weight_decay=0.1, momentum_decay=0.02)",
              "nadam(weight_decay=0.1, decoupled_weight_decay=true)"),
          // Its first five steps are as long as the gradient, and Rosenbrock's is large.
          optimizer(
                  "radam",
                  "radam",
                  "radam(betas=[0.8, 0.9], weight_decay=0.1)",
                  "radam(weight_decay=0.1, decoupled_weight_decay=true)")
              .trying("radam(lr=0.1)", "radam(lr=0.01)", "radam(lr=0.005)"),
          optimizer(
              "rmsprop",
              "rmsprop(weight_decay=0.01)",
              "rmsprop(momentum=0.9)",
              "rmsprop(centered=true)",
              "rmsprop(centered=true, momentum=0.5)"),
          // Its lr is the first step size only, and that is at least the smallest of step_sizes.
          optimizer("rprop", "rprop", "rprop(lr=0.02, etas=[0.4, 1.3], step_sizes=[1e-4, 0.5])")
              .but(ZERO_LEARNING_RATE_STANDS_STILL),
          // Their estimates of a learning rate are too short for Rosenbrock's valley, and may grow.
          optimizer("dog", "dog", "dog(weight_decay=0.01)")
              .trying("dog", "dog(lr=1.5)", "dog(lr=2)"),
          optimizer("dowg", "dowg", "dowg(weight_decay=0.01)")
              .trying("dowg", "dowg(lr=1.5)", "dowg(lr=2)", "dowg(lr=0.5)"),
          // They compute y anew from x and z in every step, which rounds.
          optimizer(
                  "schedule_free_adamw",
                  "schedule_free_adamw",
                  "schedule_free_adamw(warmup_steps=5, weight_decay=0.01)")
              .but(ZERO_LEARNING_RATE_STANDS_STILL, ZERO_GRADIENT_STANDS_STILL),
          optimizer(
                  "schedule_free_sgd",
                  "schedule_free_sgd",
                  "schedule_free_sgd(warmup_steps=5, weight_decay=0.01)")
              .but(ZERO_LEARNING_RATE_STANDS_STILL, ZERO_GRADIENT_STANDS_STILL),
          optimizer(
              "ema", "ema(decay=0.9, inner=sgd(lr=0.1, momentum=0.9))", "ema(inner=adam(lr=0.01))"),
          optimizer(
              "swa",
              "swa(start=1000, inner=sgd(lr=0.1, momentum=0.9))",
              "swa(start=3, every=2, inner=adam(lr=0.01))"),
          optimizer("sam", "sam(inner=sgd(lr=0.1, momentum=0.9))", "sam(inner=adam(lr=0.01))"),
          optimizer("cautious", "cautious(inner=adam(lr=0.01))", "cautious(inner=adamw(lr=0.01))"),
          // Its rate decays in any case.
          optimizer("cautious_weight_decay", "cautious_weight_decay(inner=adamw(lr=0.01))")
              .but(ZERO_GRADIENT_STANDS_STILL),
          // Its lr is that of matrices alone.
          optimizer("hyperball", "hyperball(inner=adam(lr=0.01))")
              .but(ZERO_LEARNING_RATE_STANDS_STILL)
              .trying(
                  "hyperball(inner=adam(lr=0.01))",
                  "hyperball(inner=sgd(lr=0.1), lr=0.01)",
                  "hyperball(inner=sgd(lr=0.1), lr=0.1)",
                  "hyperball(inner=sgd(lr=0.1), lr=0.03)"),
          optimizer(
              "lookahead",
              "lookahead(inner=sgd(lr=0.1, momentum=0.9))",
              "lookahead(k=3, inner=adam(lr=0.01), inner_state=reset)",
              "lookahead(k=2, inner=adam(lr=0.01), inner_state=pullback,"
                  + " evaluation_weights=fast)"));

  /** Makes the reference of one element. */
  @FunctionalInterface
  interface Formula {
    Reference of(Values values);
  }

  static BuiltInOptimizer of(String name) {
    return NAMED.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseGet(() -> optimizer(name));
  }

  private static BuiltInOptimizer optimizer(String name, String... configurations) {
    return new BuiltInOptimizer(
        name, List.of(configurations), List.of(), Law.usual(), Optional.empty());
  }

  private BuiltInOptimizer trying(String... others) {
    return new BuiltInOptimizer(name, configurations, List.of(others), laws, reference);
  }

  private BuiltInOptimizer with(Law... more) {
    return new BuiltInOptimizer(name, configurations, candidates, Law.usualAnd(more), reference);
  }

  private BuiltInOptimizer but(Law... exceptions) {
    return new BuiltInOptimizer(
        name, configurations, candidates, Law.usualBut(exceptions), reference);
  }

  private BuiltInOptimizer with(Formula formula) {
    return new BuiltInOptimizer(name, configurations, candidates, laws, Optional.of(formula));
  }

  @Override
  public String toString() {
    return name;
  }
}
