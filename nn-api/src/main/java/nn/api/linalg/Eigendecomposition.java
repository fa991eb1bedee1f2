package nn.api.linalg;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.Comparator;
import java.util.stream.IntStream;
import nn.api.plugin.Stability;

/**
 * A symmetric matrix A of n rows as V·Λ·Vᵀ: {@link LinearAlgebra#eigh}.
 *
 * <p>An eigenvector has length 1. Of v and −v, which are both right, it is the one whose largest
 * component is positive; of components that differ by less than a millionth from the largest, the
 * first decides. So V is unique, but for rounding, if all eigenvalues differ. For eigenvalues that
 * are equal, V has some orthonormal basis of their space, always the same one.
 */
@Stability(EXPERIMENTAL)
public final class Eigendecomposition {
  private static final double ABOUT_LARGEST = 1 - 1e-6;

  private final double[] eigenvalues;
  private final double[][] vectors;

  private Eigendecomposition(double[] eigenvalues, double[][] vectors) {
    this.eigenvalues = eigenvalues;
    this.vectors = vectors;
  }

  /** Decomposes a symmetric matrix, which it overwrites. */
  static Eigendecomposition of(double[][] matrix) {
    Scale scale = Scale.of(matrix);
    scale.down(matrix);
    Tridiagonal tridiagonal = Tridiagonal.of(matrix);
    new QlIteration(tridiagonal).run(QlIteration.SWEEPS);
    double[] values = tridiagonal.diagonal;
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] sorted = new double[values.length];
    double[][] vectors = new double[values.length][];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = scale.up(values[order[i]]);
      vectors[i] = withSign(tridiagonal.basis[order[i]]);
    }
    return new Eigendecomposition(sorted, vectors);
  }

  private static double[] withSign(double[] vector) {
    double largest = 0;
    for (double component : vector) {
      largest = Math.max(largest, Math.abs(component));
    }
    int decisive = 0;
    while (Math.abs(vector[decisive]) < ABOUT_LARGEST * largest) {
      decisive++;
    }
    if (vector[decisive] < 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = -vector[i];
      }
    }
    return vector;
  }

  /** Returns the n eigenvalues, the diagonal of Λ, in ascending order. */
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** Returns V, n × n: column j is the eigenvector of eigenvalue j. */
  public double[] eigenvectors() {
    int n = vectors.length;
    double[] columns = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        columns[i * n + j] = vectors[j][i];
      }
    }
    return columns;
  }

  /** Returns the eigenvectors as rows, not copied. */
  double[][] vectors() {
    return vectors;
  }
}
