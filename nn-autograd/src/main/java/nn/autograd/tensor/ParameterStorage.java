package nn.autograd.tensor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nn.api.Parameter;

/**
 * Flat arrays in which the values and the gradients of several parameters lie at the same index.
 *
 * <p>A parameter moves once, when the first optimizer takes it over, and stays: optimizers that
 * share parameters share their storage.
 */
public final class ParameterStorage {
  private final float[] values;
  private final float[] gradients;
  private final boolean packed;

  private ParameterStorage(float[] values, float[] gradients, boolean packed) {
    this.values = values;
    this.gradients = gradients;
    this.packed = packed;
  }

  static ParameterStorage ofOne(float[] values) {
    return new ParameterStorage(values, new float[values.length], false);
  }

  /** Returns the storage of a parameter that gets no gradient. */
  static ParameterStorage frozen(float[] values) {
    return new ParameterStorage(values, new float[0], false);
  }

  /**
   * Moves the parameters that lie alone into one new storage, in the given order.
   *
   * @return the storages of all the parameters, each once, in the order met
   * @throws IllegalArgumentException if there are more than 2³¹ − 1 elements
   */
  public static List<ParameterStorage> pack(Collection<? extends Parameter> parameters) {
    List<DenseParameter> loose = new ArrayList<>();
    long size = 0;
    for (Parameter parameter : parameters) {
      DenseParameter dense = DenseParameter.of(parameter);
      if (!dense.storage().packed && !loose.contains(dense)) {
        loose.add(dense);
        size += dense.shape().size();
      }
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "one optimizer holds at most 2³¹ − 9 elements, but its parameters have " + size);
    }
    ParameterStorage storage =
        new ParameterStorage(new float[(int) size], new float[(int) size], true);
    int offset = 0;
    for (DenseParameter parameter : loose) {
      parameter.moveTo(storage, offset);
      offset += parameter.shape().size();
    }
    return parameters.stream().map(p -> DenseParameter.of(p).storage()).distinct().toList();
  }

  /** Returns the values; writers call {@link DenseParameter#markChanged}. */
  public float[] values() {
    return values;
  }

  /** Returns the gradients; undefined where a parameter has none. */
  public float[] gradients() {
    return gradients;
  }

  /** Returns the number of elements. */
  public int size() {
    return values.length;
  }
}
