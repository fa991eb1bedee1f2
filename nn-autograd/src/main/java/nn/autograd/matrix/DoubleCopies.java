package nn.autograd.matrix;

/** Copies the elements of a matrix, row by row, to and from doubles. */
final class DoubleCopies {
  private DoubleCopies() {}

  static double[] of(DenseMatrix matrix) {
    double[] doubles = new double[matrix.size()];
    int columns = matrix.columns();
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < columns; j++) {
        doubles[i * columns + j] = matrix.get(i, j);
      }
    }
    return doubles;
  }

  static void assign(double[] elements, DenseMatrix matrix) {
    if (elements.length != matrix.size()) {
      throw new IllegalArgumentException(
          matrix + " has " + matrix.size() + " elements, not " + elements.length);
    }
    int columns = matrix.columns();
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < columns; j++) {
        matrix.set(i, j, (float) elements[i * columns + j]);
      }
    }
  }
}
