package nn.tck.builtin;

import static nn.tck.Law.DECOUPLED_WEIGHT_DECAY;
import static nn.tck.Law.INVARIANT_TO_GRADIENT_SCALE;
import static nn.tck.Law.LINEAR_IN_SCALE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nn.tck.Law;
import nn.tck.Reference;

/**
 * What there is to say about an optimizer of this project beyond its name.
 *
 * @param configurations all branches of its code; empty for the defaults
 */
record BuiltInOptimizer(
    String name, List<String> configurations, Set<Law> laws, Optional<Formula> reference) {

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
    return new BuiltInOptimizer(name, List.of(configurations), Law.usual(), Optional.empty());
  }

  private BuiltInOptimizer with(Law... laws) {
    return new BuiltInOptimizer(name, configurations, Law.usualAnd(laws), reference);
  }

  private BuiltInOptimizer with(Formula formula) {
    return new BuiltInOptimizer(name, configurations, laws, Optional.of(formula));
  }

  @Override
  public String toString() {
    return name;
  }
}
