package nn.autograd.optimizer;

import java.util.Objects;
import nn.api.Shape;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import nn.api.math.Sums;
import nn.api.optim.Matrix;

/** A matrix in an array, row by row, or the transposed view of one. */
final class DenseMatrix implements Matrix {
  private final float[] array;
  private final int offset;
  private final int storedRows;
  private final int storedColumns;
  private final boolean isTransposed;
  private final Kernels kernels;
  private final Workers workers;

  private DenseMatrix(
      float[] array,
      int offset,
      int storedRows,
      int storedColumns,
      boolean isTransposed,
      Kernels kernels,
      Workers workers) {
    this.array = array;
    this.offset = offset;
    this.storedRows = storedRows;
    this.storedColumns = storedColumns;
    this.isTransposed = isTransposed;
    this.kernels = kernels;
    this.workers = workers;
  }

  /** Returns the matrix of an array: rows are the first dimension, columns all others. */
  static DenseMatrix of(float[] array, int offset, Shape shape, Kernels kernels, Workers workers) {
    return new DenseMatrix(
        array, offset, Matrix.rows(shape), Matrix.columns(shape), false, kernels, workers);
  }

  float[] array() {
    return array;
  }

  int offset() {
    return offset;
  }

  int storedRows() {
    return storedRows;
  }

  int storedColumns() {
    return storedColumns;
  }

  Workers workers() {
    return workers;
  }

  @Override
  public int rows() {
    return isTransposed ? storedColumns : storedRows;
  }

  @Override
  public int columns() {
    return isTransposed ? storedRows : storedColumns;
  }

  private int index(int row, int column) {
    if (row < 0 || row >= rows() || column < 0 || column >= columns()) {
      throw new IndexOutOfBoundsException(
          "[" + row + ", " + column + "] of a matrix of " + shape());
    }
    return offset + (isTransposed ? column * storedColumns + row : row * storedColumns + column);
  }

  @Override
  public float get(int row, int column) {
    return array[index(row, column)];
  }

  @Override
  public void set(int row, int column, float value) {
    array[index(row, column)] = value;
  }

  @Override
  public DenseMatrix transposed() {
    return new DenseMatrix(
        array, offset, storedRows, storedColumns, !isTransposed, kernels, workers);
  }

  @Override
  public Matrix rowRange(int from, int to) {
    Objects.checkFromToIndex(from, to, rows());
    requireStoredByRows();
    return new DenseMatrix(
        array, offset + from * storedColumns, to - from, storedColumns, false, kernels, workers);
  }

  @Override
  public Matrix reshaped(int rows, int columns) {
    if (isTransposed || (long) rows * columns != size()) {
      throw new IllegalArgumentException(
          this
              + (isTransposed ? ", transposed," : "")
              + " cannot be seen as "
              + rows
              + " rows of "
              + columns);
    }
    return new DenseMatrix(array, offset, rows, columns, false, kernels, workers);
  }

  @Override
  public Matrix assignProduct(Matrix a, Matrix b) {
    if (isTransposed) {
      transposed().assignProduct(b.transposed(), a.transposed());
      return this;
    }
    DenseMatrix left = own(a);
    DenseMatrix right = own(b);
    if (a.columns() != b.rows() || a.rows() != rows() || b.columns() != columns()) {
      throw new IllegalArgumentException(
          shape() + " cannot hold the product of " + left.shape() + " and " + right.shape());
    }
    if (left.overlaps(this) || right.overlaps(this)) {
      throw new IllegalArgumentException(
          "a product cannot be written over one of its factors; use a scratch matrix");
    }
    kernels.multiply(
        new MatrixProduct(rows(), columns(), a.columns(), left.isTransposed, right.isTransposed),
        left.array,
        left.offset,
        right.array,
        right.offset,
        array,
        offset,
        workers);
    return this;
  }

  @Override
  public Matrix assignGram(Matrix a) {
    DenseMatrix factor = own(a);
    boolean fits = a.rows() == rows() && rows() == columns() && !factor.overlaps(this);
    if (!fits || factor.isTransposed || !GramProduct.pays(factor)) {
      return assignProduct(a, a.transposed());
    }
    GramProduct.write(factor, this, kernels);
    return this;
  }

  @SuppressWarnings("ReferenceEquality") // whether it is the same array, not whether it is equal
  private boolean overlaps(DenseMatrix other) {
    return array == other.array
        && offset < other.offset + other.size()
        && other.offset < offset + size();
  }

  private void requireOther(DenseMatrix transposed) {
    if (transposed.overlaps(this)) {
      throw new IllegalArgumentException(
          "a matrix cannot be changed by its own transposed view; use a scratch matrix");
    }
  }

  int size() {
    return storedRows * storedColumns;
  }

  @Override
  public Matrix assign(Matrix other) {
    DenseMatrix from = sameShape(other);
    if (from.isTransposed == isTransposed) {
      System.arraycopy(from.array, from.offset, array, offset, size());
    } else {
      requireOther(from);
      MatrixLoops.transpose(from, this);
    }
    return this;
  }

  @Override
  public Matrix scale(float factor) {
    MatrixLoops.each(
        this,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            array[i] *= factor;
          }
        });
    return this;
  }

  @Override
  public Matrix add(float factor, Matrix other) {
    DenseMatrix from = sameShape(other);
    if (from.isTransposed != isTransposed) {
      requireOther(from);
      MatrixLoops.addTransposed(factor, from, this);
      return this;
    }
    float[] added = from.array;
    int shift = from.offset - offset;
    MatrixLoops.each(
        this,
        (first, to) -> {
          for (int i = first; i < to; i++) {
            array[i] += factor * added[i + shift];
          }
        });
    return this;
  }

  @Override
  public Matrix scaleAndAdd(float scale, float factor, Matrix other) {
    DenseMatrix from = sameShape(other);
    if (from.isTransposed != isTransposed) {
      return scale(scale).add(factor, other);
    }
    float[] added = from.array;
    int shift = from.offset - offset;
    MatrixLoops.each(
        this,
        (first, to) -> {
          for (int i = first; i < to; i++) {
            array[i] = scale * array[i] + factor * added[i + shift];
          }
        });
    return this;
  }

  @Override
  public Matrix eachRow(RowBody body) {
    requireStoredByRows();
    int rows = Math.max(1, MatrixLoops.PART / Math.max(1, storedColumns)); // of one task
    Chunks.run(
        workers,
        Math.ceilDiv(storedRows, rows),
        size(),
        task -> {
          int end = Math.min(storedRows, (task + 1) * rows);
          for (int i = task * rows; i < end; i++) {
            body.run(i, array, offset + i * storedColumns);
          }
        });
    return this;
  }

  private void requireStoredByRows() {
    if (isTransposed) {
      throw new IllegalArgumentException(
          "the rows of " + this + " do not lie side by side, because it is transposed");
    }
  }

  @Override
  public double dot(Matrix other) {
    DenseMatrix with = sameShape(other);
    if (with.isTransposed != isTransposed) {
      return MatrixLoops.dotTransposed(this, with);
    }
    return MatrixLoops.sum(
        this,
        (from, to) -> Sums.dot(array, from, with.array, from - offset + with.offset, to - from));
  }

  @Override
  public float largest() {
    return MatrixLoops.largest(this);
  }

  @Override
  public void rowMeanSquares(Means means) {
    if (isTransposed) {
      MatrixLoops.columnMeanSquares(this, means);
    } else {
      double count = Math.max(1, storedColumns);
      eachRow((row, elements, from) ->
          means.accept(row, (float) (Sums.squares(elements, from, from + storedColumns) / count)));
    }
  }

  @Override
  public void columnMeanSquares(Means means) {
    transposed().rowMeanSquares(means);
  }

  @Override
  public double[] toDoubles() {
    double[] doubles = new double[size()];
    int columns = columns();
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns; j++) {
        doubles[i * columns + j] = get(i, j);
      }
    }
    return doubles;
  }

  @Override
  public Matrix assign(double[] elements) {
    if (elements.length != size()) {
      throw new IllegalArgumentException(
          "a matrix of " + shape() + " has " + size() + " elements, not " + elements.length);
    }
    int columns = columns();
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < columns; j++) {
        set(i, j, (float) elements[i * columns + j]);
      }
    }
    return this;
  }

  private static DenseMatrix own(Matrix matrix) {
    if (matrix instanceof DenseMatrix dense) {
      return dense;
    }
    throw new IllegalArgumentException("the framework made no such matrix: " + matrix);
  }

  private DenseMatrix sameShape(Matrix other) {
    DenseMatrix own = own(other);
    if (own.rows() != rows() || own.columns() != columns()) {
      throw new IllegalArgumentException(
          "matrices of " + shape() + " and " + own.shape() + " differ in shape");
    }
    return own;
  }

  private Shape shape() {
    return Shape.of(rows(), columns());
  }

  @Override
  public String toString() {
    return "matrix of " + shape();
  }
}
