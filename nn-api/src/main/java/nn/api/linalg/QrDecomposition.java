package nn.api.linalg;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/**
 * A matrix A of m rows and n columns as Q·R, where k is the smaller of m and n: {@link
 * LinearAlgebra#qr}.
 *
 * <p>The columns of Q are orthonormal, also if A is zero or its columns depend on each other. R is
 * zero below its diagonal. The signs are those of LAPACK, and so of PyTorch and NumPy: number i on
 * R's diagonal has the sign opposite to what Householder's reflections before it left there, unless
 * nothing is left below it, in which case it stays as it is.
 */
@Stability(EXPERIMENTAL)
public final class QrDecomposition {
  private final double[] q;
  private final double[] r;

  private QrDecomposition(double[] q, double[] r) {
    this.q = q;
    this.r = r;
  }

  /** Decomposes a matrix, which it overwrites. */
  static QrDecomposition of(double[][] matrix, int columns) {
    Scale scale = Scale.of(matrix);
    scale.down(matrix);
    int rank = Math.min(matrix.length, columns);
    Reflection[] reflections = new Reflection[rank];
    for (int k = 0; k < rank; k++) {
      reflections[k] = Reflection.of(column(matrix, k), k);
      reflections[k].applyTo(matrix, k + 1, columns);
      matrix[k][k] = reflections[k].beta;
    }
    double[][] q = Reflection.product(reflections, matrix.length, rank);
    return new QrDecomposition(Rows.join(q, rank), upper(matrix, rank, columns, scale));
  }

  private static double[] column(double[][] matrix, int k) {
    double[] column = new double[matrix.length];
    for (int i = k; i < column.length; i++) {
      column[i] = matrix[i][k];
    }
    return column;
  }

  private static double[] upper(double[][] matrix, int rank, int columns, Scale scale) {
    double[] r = new double[rank * columns];
    for (int i = 0; i < rank; i++) {
      for (int j = i; j < columns; j++) {
        r[i * columns + j] = scale.up(matrix[i][j]);
      }
    }
    return r;
  }

  /** Returns Q, m × k. */
  public double[] q() {
    return q.clone();
  }

  /** Returns R, k × n. */
  public double[] r() {
    return r.clone();
  }
}
