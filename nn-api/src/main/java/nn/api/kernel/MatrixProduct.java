package nn.api.kernel;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.plugin.Stability;

/**
 * A matrix product {@code C = op(A) · op(B)} of dense row-major matrices.
 *
 * @param m rows of C
 * @param n columns of C
 * @param k columns of op(A) and rows of op(B)
 * @param transposeA whether A is stored as {@code [k, m]}
 * @param transposeB whether B is stored as {@code [n, k]}
 */
@Stability(EXPERIMENTAL)
public record MatrixProduct(int m, int n, int k, boolean transposeA, boolean transposeB) {}
