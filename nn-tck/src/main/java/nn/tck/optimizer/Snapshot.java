package nn.tck.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import nn.api.optim.OptimizerState;

/** All numbers of a trial as arrays, for comparisons and for messages. */
final class Snapshot {
  private Snapshot() {}

  /** Returns the parameters, and the optimizer's state. */
  static Map<String, float[]> of(Trial trial) {
    Map<String, float[]> all = new LinkedHashMap<>(trial.values());
    OptimizerState state = trial.optimizer().state();
    state.arrays().forEach((name, array) -> all.put("state " + name, array));
    state
        .scalars()
        .forEach((name, value) -> all.put("state " + name, new float[] {value.floatValue()}));
    return all;
  }
}
