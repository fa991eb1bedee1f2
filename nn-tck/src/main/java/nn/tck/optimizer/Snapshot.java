package nn.tck.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import nn.api.StoredArray;
import nn.api.optim.OptimizerState;

/** All numbers of a trial as arrays, for comparisons and for messages. */
final class Snapshot {
  private Snapshot() {}

  /** Returns the parameters, and the optimizer's state. */
  static Map<String, float[]> of(Trial trial) {
    Map<String, float[]> all = new LinkedHashMap<>(trial.values());
    OptimizerState state = trial.optimizer().state();
    state.arrays().forEach((name, array) -> all.put("state " + name, floats(array)));
    return all;
  }

  private static float[] floats(StoredArray array) {
    float[] floats = new float[array.shape().size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] =
          switch (array) {
            case StoredArray.F32(_, float[] values) -> values[i];
            case StoredArray.F64(_, double[] values) -> (float) values[i];
            case StoredArray.I64(_, long[] values) -> values[i];
          };
    }
    return floats;
  }
}
