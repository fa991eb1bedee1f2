package nn.api;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.plugin.Stability;

/**
 * An array of state as checkpoints store it: a shape and its elements, row-major, in one of three
 * types.
 *
 * <p>The elements are not copied, neither on the way in nor out; whoever changes them changes the
 * stored array.
 */
@Stability(STABLE)
@SuppressWarnings("ArrayRecordComponent") // parameters are large; copies would double the heap
public sealed interface StoredArray {
  /** Returns the shape; its size is the number of elements. */
  Shape shape();

  /** 32-bit floats: parameters, buffers, optimizer state. */
  record F32(Shape shape, float[] values) implements StoredArray {
    /** Creates the array; throws {@link IllegalArgumentException} if the sizes differ. */
    public F32 {
      requireSize(shape, values.length);
    }
  }

  /** 64-bit floats: statistics that a float cannot hold. */
  record F64(Shape shape, double[] values) implements StoredArray {
    /** Creates the array; throws {@link IllegalArgumentException} if the sizes differ. */
    public F64 {
      requireSize(shape, values.length);
    }
  }

  /** 64-bit integers: counters and the state of random generators. */
  record I64(Shape shape, long[] values) implements StoredArray {
    /** Creates the array; throws {@link IllegalArgumentException} if the sizes differ. */
    public I64 {
      requireSize(shape, values.length);
    }
  }

  private static void requireSize(Shape shape, int length) {
    if (shape.size() != length) {
      throw new IllegalArgumentException(
          "shape " + shape + " has " + shape.size() + " elements, not " + length);
    }
  }
}
