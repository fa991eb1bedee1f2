package nn.api.optim;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.plugin.Stability;

/**
 * A copy of an optimizer's state.
 *
 * @param optimizer the optimizer that made it: {@code lookahead(adam)}
 * @param arrays slots by {@code path/slot/parameter}, as in {@code inner/exp_avg/0.weight}, with
 *     shape and type; numbers, which have the shape {@code []}, by {@code path/slot}, {@code
 *     path/slot/parameter} or {@code path/slot/group}
 */
@Stability(STABLE)
public record OptimizerState(String optimizer, SequencedMap<String, StoredArray> arrays) {

  /** Copies the map, not the arrays. */
  public OptimizerState {
    arrays = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays));
  }

  /**
   * Returns the floats of an array, not a copy.
   *
   * @throws IllegalArgumentException if there is no such array of 32-bit floats
   */
  public float[] floats(String name) {
    if (arrays.get(name) instanceof StoredArray.F32(_, float[] values)) {
      return values;
    }
    throw new IllegalArgumentException("no floats are named '" + name + "' in " + arrays.keySet());
  }

  /**
   * Returns a number.
   *
   * @throws IllegalArgumentException if there is no such number
   */
  public double number(String name) {
    return switch (arrays.get(name)) {
      case StoredArray.F64(Shape shape, double[] values) when shape.rank() == 0 -> values[0];
      case StoredArray.I64(Shape shape, long[] values) when shape.rank() == 0 -> values[0];
      case null, default ->
          throw new IllegalArgumentException(
              "no number is named '" + name + "' in " + arrays.keySet());
    };
  }
}
