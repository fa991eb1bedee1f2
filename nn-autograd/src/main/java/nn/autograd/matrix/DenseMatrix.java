package nn.autograd.matrix;

import java.util.Objects;
import nn.api.Shape;
import nn.api.kernel.Kernels;
import nn.api.kernel.Workers;
import nn.api.math.Sums;
import nn.api.optim.Matrix;

/**
 * A matrix in an array, row by row, or the transposed view of one.
 *
 * @param offset the index of the first element
 * @param isTransposed whether the rows of this matrix are the stored columns
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
public record DenseMatrix(
    float[] array,
    int offset,
    int storedRows,
    int storedColumns,
    boolean isTransposed,
    Kernels kernels,
    Workers workers)
    implements Matrix {

  /** Returns the matrix of an array: rows are the first dimension, columns all others. */
  public static Matrix of(
      float[] array, int offset, Shape shape, Kernels kernels, Workers workers) {
    return new DenseMatrix(
        array, offset, Matrix.rows(shape), Matrix.columns(shape), false, kernels, workers);
  }

  private DenseMatrix view(int first, int rows, int columns, boolean transposed) {
    return new DenseMatrix(array, first, rows, columns, transposed, kernels, workers);
  }

  @Override
  public int rows() {
    return isTransposed ? storedColumns : storedRows;
  }

  @Override
  public int columns() {
    return isTransposed ? storedRows : storedColumns;
  }

  int size() {
    return storedRows * storedColumns;
  }

  Shape shape() {
    return Shape.of(rows(), columns());
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
  public void copyRow(int row, float[] to) {
    System.arraycopy(array, startOf(row), to, 0, storedColumns);
  }

  @Override
  public void assignRow(int row, float[] from) {
    System.arraycopy(from, 0, array, startOf(row), storedColumns);
  }

  private int startOf(int row) {
    requireStoredByRows();
    return offset + Objects.checkIndex(row, storedRows) * storedColumns;
  }

  private void requireStoredByRows() {
    if (isTransposed) {
      throw new IllegalArgumentException(
          "the rows of " + this + " do not lie side by side, because it is transposed");
    }
  }

  @Override
  public DenseMatrix transposed() {
    return view(offset, storedRows, storedColumns, !isTransposed);
  }

  @Override
  public Matrix rowRange(int from, int to) {
    Objects.checkFromToIndex(from, to, rows());
    requireStoredByRows();
    return view(offset + from * storedColumns, to - from, storedColumns, false);
  }

  @Override
  public Matrix reshaped(int rows, int columns) {
    if (isTransposed || (long) rows * columns != size()) {
      String which = isTransposed ? this + ", transposed," : toString();
      throw new IllegalArgumentException(
          which + " cannot be seen as " + rows + " rows of " + columns);
    }
    return view(offset, rows, columns, false);
  }

  @Override
  public Matrix assignProduct(Matrix a, Matrix b) {
    MatrixProducts.multiply(own(a), own(b), this);
    return this;
  }

  @Override
  public Matrix assignGram(Matrix a) {
    MatrixProducts.gram(own(a), this);
    return this;
  }

  @Override
  public Matrix assign(Matrix other) {
    DenseMatrix from = source(other);
    if (from.isTransposed == isTransposed) {
      System.arraycopy(from.array, from.offset, array, offset, size());
    } else {
      TransposedLoops.change(
          this, from, (x, y, first, to) -> System.arraycopy(y, first, x, first, to - first));
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
    MatrixLoops.change(
        this,
        source(other),
        (x, y, from, to) -> {
          for (int i = from; i < to; i++) {
            x[i] += factor * y[i];
          }
        });
    return this;
  }

  @Override
  public Matrix scaleAndAdd(float scale, float factor, Matrix other) {
    MatrixLoops.change(
        this,
        source(other),
        (x, y, from, to) -> {
          for (int i = from; i < to; i++) {
            x[i] = scale * x[i] + factor * y[i];
          }
        });
    return this;
  }

  @Override
  public Matrix multiply(Matrix other) {
    MatrixLoops.change(
        this,
        source(other),
        (x, y, from, to) -> {
          for (int i = from; i < to; i++) {
            x[i] *= y[i];
          }
        });
    return this;
  }

  @Override
  public Matrix eachRow(RowBody body) {
    requireStoredByRows();
    RowLoops.each(this, body);
    return this;
  }

  @Override
  public double dot(Matrix other) {
    DenseMatrix with = sameShape(other);
    if (with.isTransposed != isTransposed) {
      return TransposedLoops.dot(this, with);
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
      RowLoops.columnMeanSquares(this, means);
    } else {
      RowLoops.rowMeanSquares(this, means);
    }
  }

  @Override
  public void columnMeanSquares(Means means) {
    transposed().rowMeanSquares(means);
  }

  @Override
  public double[] toDoubles() {
    return DoubleCopies.of(this);
  }

  @Override
  public Matrix assign(double[] elements) {
    DoubleCopies.assign(elements, this);
    return this;
  }

  private static DenseMatrix own(Matrix matrix) {
    if (matrix instanceof DenseMatrix dense) {
      return dense;
    }
    throw new IllegalArgumentException("the framework made no such matrix: " + matrix);
  }

  /** Returns whether an element of another matrix may be one of this. */
  @SuppressWarnings("ReferenceEquality") // whether it is the same array, not whether it is equal
  boolean overlaps(DenseMatrix other) {
    return array == other.array
        && offset < other.offset + other.size()
        && other.offset < offset + size();
  }

  /**
   * Returns a matrix to change this one by.
   *
   * @throws IllegalArgumentException if an element would be read after another one is written to it
   */
  private DenseMatrix source(Matrix other) {
    DenseMatrix source = sameShape(other);
    boolean isSameView = source.offset == offset && source.isTransposed == isTransposed;
    if (source.overlaps(this) && !isSameView) {
      throw new IllegalArgumentException(
          "a matrix cannot be changed by another view of its own elements; use a scratch matrix");
    }
    return source;
  }

  private DenseMatrix sameShape(Matrix other) {
    DenseMatrix own = own(other);
    if (own.rows() != rows() || own.columns() != columns()) {
      throw new IllegalArgumentException(
          "matrices of " + shape() + " and " + own.shape() + " differ in shape");
    }
    return own;
  }

  @Override
  public String toString() {
    return "matrix of " + shape();
  }
}
