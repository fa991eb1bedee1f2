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

  /** Returns the samples with these indices, in this order, without copying their values. */
  default Samples select(int[] indices) {
    return new SelectedSamples(this, indices.clone());
  }

  /** Returns samples over a flat row-major array, which is not copied. */
  static Samples of(Shape shape, float[] values) {
    return new FloatSamples(shape, values);
  }
}
