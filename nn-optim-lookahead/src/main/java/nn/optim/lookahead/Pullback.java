package nn.optim.lookahead;

import java.util.ArrayList;
import java.util.List;
import nn.api.optim.InnerOptimizer;
import nn.api.optim.OptimizerContext;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;

/**
 * Pulls the inner optimizer's momentum back as the weights are: m ← α m + (1 − α) m_cached, which
 * is then cached in an array of its own.
 *
 * <p>Momentum is every slot of role {@link Slot.Role#FIRST_MOMENT}, whatever the inner optimizer
 * calls it; the cache starts at 0, as momentum does.
 */
record Pullback(List<Pair> pairs, OptimizerContext context)
    implements LookaheadAlgorithm.InnerState {

  /** A slot of the inner optimizer, and its values after the last synchronisation. */
  record Pair(SlotArray momentum, SlotArray cached) {}

  static Pullback of(InnerOptimizer inner, OptimizerContext context) {
    List<Pair> pairs = new ArrayList<>();
    for (SlotArray momentum : inner.slots(Slot.Role.FIRST_MOMENT)) {
      String name = "cached_" + pairs.size() + "_" + momentum.slot().name();
      pairs.add(new Pair(momentum, context.allocate(Slot.zeros(name, Slot.Role.OTHER))));
    }
    return new Pullback(List.copyOf(pairs), context);
  }

  @Override
  public void synchronise(float alpha) {
    for (Pair pair : pairs) {
      context
          .all()
          .forEach(elements -> {
            if (elements.has(pair.momentum())) { // an optimizer may serve some parameters alone
              float[] momentum = elements.slot(pair.momentum());
              Interpolation.meet(elements.slot(pair.cached()), momentum, alpha, elements);
            }
          });
    }
  }
}
