package nn.kernels.vector.product;

/**
 * A matrix somewhere in an array; its transpose is the same array with the strides exchanged.
 *
 * @param rowStride the distance between elements of one column
 * @param columnStride the distance between elements of one row
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Matrix(float[] array, int offset, int rowStride, int columnStride) {

  /** Returns a dense row-major matrix, or the transpose of the one that is stored. */
  static Matrix dense(float[] array, int offset, int rows, int columns, boolean transposed) {
    return transposed ? new Matrix(array, offset, 1, rows) : new Matrix(array, offset, columns, 1);
  }

  Matrix transposed() {
    return new Matrix(array, offset, columnStride, rowStride);
  }

  /** Returns what begins at a row and a column. */
  Matrix from(int row, int column) {
    return new Matrix(array, at(row, column), rowStride, columnStride);
  }

  int at(int row, int column) {
    return offset + row * rowStride + column * columnStride;
  }

  /** Whether a vector can be read along a row. */
  boolean hasDenseRows() {
    return columnStride == 1;
  }
}
