package nn.autograd.tensor;

import nn.api.Shape;

/** Copies the elements of a tensor into another order of dimensions. */
final class Permutation {
  private static final int TILE = 32;

  private Permutation() {}

  /** Writes to {@code out}, whose dimension i is dimension {@code order[i]} of the input. */
  static void copy(float[] in, int offset, Shape shape, int[] order, float[] out) {
    int rank = order.length;
    if (rank >= 2 && swapsLastTwoOnly(order)) {
      int rows = shape.length(-2);
      int columns = shape.length(-1);
      int matrices = rows * columns == 0 ? 0 : shape.size() / (rows * columns);
      for (int matrix = 0; matrix < matrices; matrix++) {
        int start = matrix * rows * columns;
        transpose(in, offset + start, rows, columns, out, start);
      }
      return;
    }
    copyGeneral(in, offset, shape, order, out);
  }

  private static boolean swapsLastTwoOnly(int[] order) {
    int rank = order.length;
    for (int i = 0; i < rank - 2; i++) {
      if (order[i] != i) {
        return false;
      }
    }
    return order[rank - 1] == rank - 2;
  }

  /** Writes the transpose of a matrix, tile by tile so that both sides stay in cache. */
  static void transpose(float[] in, int inFrom, int rows, int columns, float[] out, int outFrom) {
    for (int r0 = 0; r0 < rows; r0 += TILE) {
      int r1 = Math.min(rows, r0 + TILE);
      for (int c0 = 0; c0 < columns; c0 += TILE) {
        int c1 = Math.min(columns, c0 + TILE);
        for (int r = r0; r < r1; r++) {
          for (int c = c0; c < c1; c++) {
            out[outFrom + c * rows + r] = in[inFrom + r * columns + c];
          }
        }
      }
    }
  }

  private static void copyGeneral(float[] in, int offset, Shape shape, int[] order, float[] out) {
    int rank = order.length;
    int[] strides = new int[rank];
    int[] lengths = new int[rank];
    for (int i = 0; i < rank; i++) {
      lengths[i] = shape.length(order[i]);
      strides[i] = Along.of(shape, order[i]).inner();
    }
    StridedWalk walk = new StridedWalk(lengths, strides, offset);
    for (int i = 0; i < shape.size(); i++) {
      out[i] = in[walk.next()];
    }
  }
}
