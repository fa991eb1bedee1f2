package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.plugin.Stability;

/**
 * A copy of an optimizer's state.
 *
 * @param optimizer the optimizer that made it: {@code lookahead(adam)}
 * @param arrays slots by {@code path/slot/parameter}: {@code inner/exp_avg/0.weight}
 * @param scalars numbers by {@code path/name}, steps by {@code path/step/parameter}
 */
@Stability(STABLE)
public record OptimizerState(
    String optimizer, SequencedMap<String, float[]> arrays, SequencedMap<String, Double> scalars) {

  /** Copies the maps, not the arrays. */
  public OptimizerState {
    arrays = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays));
    scalars = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(scalars));
  }
}
