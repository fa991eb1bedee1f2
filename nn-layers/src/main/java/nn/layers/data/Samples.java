package nn.layers.data;

import nn.api.Shape;

/**
 * The inputs of a data set, turned into floats as they are needed. Immutable and thread-safe.
 *
 * <p>Samples may be kept in any form; a batch is gathered by {@link #copy}.
 */
public interface Samples {
  /** Returns how many samples there are. */
  int count();

  /** Returns the shape of one sample. */
  Shape shape();

  /** Writes the values of a sample, row-major, into {@code target} from {@code offset} on. */
  void copy(int sample, float[] target, int offset);

  /**
   * Writes the values of a sample, row-major, into {@code target} from {@code offset} on, as
   * exactly as they are known: those that are kept as doubles are not rounded to floats.
   */
  default void copy(int sample, double[] target, int offset) {
    float[] values = new float[shape().size()];
    copy(sample, values, 0);
    for (int i = 0; i < values.length; i++) {
      target[offset + i] = values[i];
    }
  }

  /** Returns the samples with these indices, in this order, without copying their values. */
  default Samples select(int[] indices) {
    return new SelectedSamples(this, indices.clone());
  }

  /** Returns samples over a flat row-major array, which is not copied. */
  static Samples of(Shape shape, float[] values) {
    return new FloatSamples(shape, values);
  }
}
