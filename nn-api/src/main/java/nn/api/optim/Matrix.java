package nn.api.optim;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Shape;
import nn.api.plugin.Stability;

/**
 * A matrix of floats: a view of a parameter's values, gradient or state, or scratch space.
 *
 * <p>Its methods compute on all threads if that pays, and have the same bits on any number of them.
 * Those that change the matrix return it:
 *
 * {@snippet :
 * gram.assignProduct(x, x.transposed());                    // A ← X Xᵀ
 * polynomial.assignProduct(gram, gram).scale(c).add(b, gram);   // B ← b A + c A²
 * }
 *
 * <p>All of them throw {@link IllegalArgumentException}, naming both shapes, if shapes do not fit,
 * and if a matrix would be changed by another view of its own elements.
 */
@Stability(EXPERIMENTAL)
public interface Matrix {

  /**
   * Returns how many rows a parameter has as a matrix: its first length; one row for a parameter of
   * fewer than two dimensions.
   */
  static int rows(Shape parameter) {
    return parameter.rank() > 1 ? parameter.length(0) : 1;
  }

  /**
   * Returns how many columns a parameter has as a matrix: the product of all lengths but those of
   * the rows.
   */
  static int columns(Shape parameter) {
    return parameter.rank() > 1 ? parameter.without(0).size() : parameter.size();
  }

  /** Returns the number of rows. */
  int rows();

  /** Returns the number of columns. */
  int columns();

  /** Returns an element; for loops over all of them {@link #eachRow} is faster. */
  float get(int row, int column);

  /** Changes an element. */
  void set(int row, int column, float value);

  /**
   * Copies a row to the beginning of an array.
   *
   * @throws IllegalArgumentException if the matrix is a transposed view
   */
  void copyRow(int row, float[] to);

  /**
   * Changes a row to the numbers at the beginning of an array.
   *
   * @throws IllegalArgumentException if the matrix is a transposed view
   */
  void assignRow(int row, float[] from);

  /** Returns the transposed matrix, a view of the same elements. */
  Matrix transposed();

  /** Returns the rows in {@code [from, to)} as a matrix, a view of the same elements. */
  Matrix rowRange(int from, int to);

  /**
   * Returns the same elements, row by row, as a matrix of another shape.
   *
   * @throws IllegalArgumentException if the number of elements differs, or this is transposed
   */
  Matrix reshaped(int rows, int columns);

  /** Copies another matrix of the same shape into this one. */
  Matrix assign(Matrix other);

  /**
   * Writes the product of two other matrices into this one; neither may share elements with it.
   *
   * <p>Every element is a chain of {@code fma} over ascending k, as in all products of the engine.
   */
  Matrix assignProduct(Matrix a, Matrix b);

  /**
   * Writes the product of another matrix with its transposed view into this one, with the bits of
   * {@code assignProduct(a, a.transposed())}, but of a large matrix in about half of the time.
   */
  Matrix assignGram(Matrix a);

  /** Multiplies every element by a factor. */
  Matrix scale(float factor);

  /** Adds a multiple of another matrix: this ← this + factor · other. */
  Matrix add(float factor, Matrix other);

  /** Adds a multiple of another matrix to one of this: this ← scale · this + factor · other. */
  Matrix scaleAndAdd(float scale, float factor, Matrix other);

  /** Multiplies every element by the one of another matrix at the same place. */
  Matrix multiply(Matrix other);

  /**
   * Runs a body for each row, on several threads, each row once; the body may change its row.
   *
   * {@snippet :
   * u.eachRow((row, x) -> {
   *   for (int j = 0; j < x.length; j++) {
   *     x[j] *= scales[row];
   *   }
   * });
   * }
   *
   * @throws IllegalArgumentException if the matrix is a transposed view
   */
  Matrix eachRow(RowBody body);

  /** Does something with a row. */
  @FunctionalInterface
  interface RowBody {

    /**
     * Does something with a row.
     *
     * @param row counted from 0
     * @param x the elements of the row, from index 0; what it holds afterwards becomes the row
     */
    void run(int row, float[] x);
  }

  /** Returns the sum of the products of elements at the same place, in double. */
  double dot(Matrix other);

  /** Returns the Frobenius norm, the root of the sum of squares, in double. */
  default double norm() {
    return Math.sqrt(dot(this));
  }

  /** Returns the largest absolute value; 0 if there are no elements, NaN if one is NaN. */
  float largest();

  /**
   * Gives the mean of the squares of each row, 0 of an empty one, from several threads, each row
   * once.
   */
  void rowMeanSquares(Means means);

  /** Gives the mean of the squares of each column, as {@link #rowMeanSquares} of each row. */
  void columnMeanSquares(Means means);

  /** Takes the mean of a row or a column. */
  @FunctionalInterface
  interface Means {

    /** Takes the mean of a row or column, counted from 0. */
    void accept(int index, float mean);
  }

  /** Returns a copy in double, row by row; for decompositions. */
  double[] toDoubles();

  /** Changes all elements, row by row. */
  Matrix assign(double[] elements);
}
