package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * A rule that changes element i by looking at element i alone, as SGD and Adam do.
 *
 * <p>Because elements are independent the framework cuts ranges where it likes, joins small
 * parameters, and runs ranges on all threads. Read everything into local variables, the end of the
 * range too, and write one plain loop; the JIT compiler turns it into vector code:
 *
 * {@snippet :
 * int to = elements.to();
 * for (int i = elements.from(); i < to; i++) {
 *   theta[i] -= eta * g[i];
 * }
 * }
 */
@Stability(value = STABLE, implementedByPlugins = true)
public non-sealed interface ElementwiseRule extends Rule {

  /**
   * Changes the numbers that the rule keeps per parameter; called once per step for each parameter,
   * before its elements are updated, if the rule declares such a slot.
   */
  default void begin(Step step) {}

  /** Changes the values and the state of the elements from their gradients. */
  void update(Step step, Elements elements);
}
