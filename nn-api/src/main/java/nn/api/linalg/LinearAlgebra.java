package nn.api.linalg;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/**
 * Decompositions and roots of matrices in double, for optimizers such as Shampoo and SOAP.
 *
 * {@snippet :
 * Eigendecomposition basis = LinearAlgebra.eigh(gram, n);
 * double[] root = LinearAlgebra.inverseRoot(gram, n, 4, 1e-12); // (gram + 10⁻¹²·I)^(−1/4)
 * }
 *
 * <p>A matrix is an array with its rows one after the other: the number in row i and column j of m
 * columns is at {@code i * m + j}. Arguments are not changed, and results are new arrays that
 * belong to the caller.
 *
 * <p>The same numbers give the same bits on every machine, before and after compilation: all is
 * written in +, −, ×, ÷, √ and {@link StrictMath#pow} in one order, without threads. The time grows
 * with n³; a matrix of 1,024 × 1,024 takes about a second.
 *
 * <p>Any scale will do: what overflows or vanishes on the way is scaled by powers of two. NaN and
 * infinities are refused with {@link IllegalArgumentException}, as are arrays of another length
 * than the given numbers of rows and columns say. All methods may be called from any thread.
 */
@Stability(EXPERIMENTAL)
public final class LinearAlgebra {
  private LinearAlgebra() {}

  /**
   * Returns the eigenvalues and eigenvectors of a symmetric matrix, as {@code torch.linalg.eigh}
   * does.
   *
   * <p>The error is that of a matrix which differs from the given one by about 10⁻¹⁵ of its largest
   * eigenvalue. Only the numbers on and below the diagonal are read; the others are taken to be
   * their mirror image.
   *
   * @param matrix n × n
   * @param n at least 1
   * @throws ArithmeticException if the iteration does not converge, which no matrix is known for
   */
  public static Eigendecomposition eigh(double[] matrix, int n) {
    return Eigendecomposition.of(Input.symmetric(matrix, n));
  }

  /**
   * Returns Q and R of a matrix of any shape, as {@code torch.linalg.qr} does in its reduced mode.
   *
   * @param matrix rows × columns
   * @param rows at least 1
   * @param columns at least 1
   */
  public static QrDecomposition qr(double[] matrix, int rows, int columns) {
    return QrDecomposition.of(Input.general(matrix, rows, columns), columns);
  }

  /**
   * Returns (A + ridge · I)^(−1/p) of a symmetric positive semidefinite matrix A; the result is
   * symmetric to the last bit.
   *
   * <p>Eigenvalues that are negative by rounding count as 0. Only the numbers on and below the
   * diagonal are read.
   *
   * @param matrix n × n
   * @param n at least 1
   * @param p at least 1, and need not be whole; Shampoo takes 4 for both sides of a matrix
   * @param ridge what is added to each eigenvalue, at least 0; above 0 if A may be singular
   * @throws IllegalArgumentException if A is not positive semidefinite, that is if an eigenvalue is
   *     below −10⁻³ of the largest, or if A + ridge · I is singular
   */
  public static double[] inverseRoot(double[] matrix, int n, double p, double ridge) {
    return new InverseRoot(p, ridge).of(eigh(matrix, n));
  }
}
