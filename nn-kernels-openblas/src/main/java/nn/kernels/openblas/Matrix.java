package nn.kernels.openblas;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A matrix or its transpose, dense and row-major in an array.
 *
 * @param offset of the first element
 * @param stride from one stored row to the next
 * @param transposed whether the stored rows are the columns
 */
@SuppressWarnings("ArrayRecordComponent") // names an array that the caller has; never compared
record Matrix(float[] values, int offset, int stride, boolean transposed) {

  /**
   * Returns the matrix of the given size.
   *
   * @throws IndexOutOfBoundsException if the array is too short
   */
  static Matrix of(float[] values, int offset, int rows, int columns, boolean transposed) {
    Objects.checkFromIndexSize((long) offset, (long) rows * columns, (long) values.length);
    return new Matrix(values, offset, transposed ? rows : columns, transposed);
  }

  /** Returns the memory from an element on; nothing is copied. */
  MemorySegment from(int row, int column) {
    long element = transposed ? (long) column * stride + row : (long) row * stride + column;
    return MemorySegment.ofArray(values).asSlice((offset + element) * Float.BYTES);
  }
}
