package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.SLIVER;

import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/**
 * The product C = A·B, with the bits of the reference: every element is a chain of {@code fma} with
 * k ascending.
 *
 * <p>The lanes of a vector hold neighbouring columns of C. As Cᵀ = Bᵀ·Aᵀ, they may as well hold
 * neighbouring rows: what is cheaper is done. Threads share C in parts of fixed borders; no part
 * waits for another.
 *
 * <p>The order of loops is that of K. Goto and R. van de Geijn, Anatomy of High-Performance Matrix
 * Multiplication, ACM TOMS 34(3), 2008, without packing A: its rows are read as they lie.
 */
public final class Product {
  /** The width of the vectors. */
  public static final int VECTOR_BITS = Lanes.SPECIES.vectorBitSize();

  /** Multiplications below which plain loops are faster than looking for something better. */
  private static final long TINY = 512;

  /** Multiplications below which a hand-over to another thread costs more than it saves. */
  private static final long WORTH_SHARING = 1 << 20;

  /** Multiplications that take as long as reading an element of B across its rows. */
  private static final long TRANSPOSING_B = 16;

  /** Multiplications that take as long as writing an element of C across its rows. */
  private static final long TRANSPOSING_C = 32;

  private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);

  /** Creates a product whose threads keep their memory for packed blocks. */
  public Product() {}

  /** Writes op(A)·op(B) to C; thread-safe. */
  public void multiply(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      Workers workers) {
    int m = shape.m();
    int n = shape.n();
    int k = shape.k();
    Matrix left = Matrix.dense(a, aOffset, m, k, shape.transposeA());
    Matrix right = Matrix.dense(b, bOffset, k, n, shape.transposeB());
    Matrix result = Matrix.dense(c, cOffset, m, n, false);
    if ((long) m * n * k <= TINY) {
      Reference.multiply(m, n, k, left, right, result);
    } else if (cost(n, m, k, left.transposed()) + TRANSPOSING_C * m * n < cost(m, n, k, right)) {
      share(n, m, k, right.transposed(), left.transposed(), result.transposed(), workers);
    } else {
      share(m, n, k, left, right, result, workers);
    }
  }

  /**
   * Returns the time of a product with the lanes along the columns of B, in multiplications: those
   * of the padding are made too, and to transpose an element of B takes as long as {@link
   * #TRANSPOSING_B}.
   */
  private static long cost(int m, int n, int k, Matrix b) {
    long multiplications = (long) Math.max(m, 4) * Math.ceilDiv(n, SLIVER) * SLIVER * k;
    return multiplications + (b.hasDenseRows() ? 0 : TRANSPOSING_B * n * k);
  }

  private void share(int m, int n, int k, Matrix a, Matrix b, Matrix c, Workers workers) {
    int threads = workers.count();
    if (threads == 1 || (long) m * n * k < WORTH_SHARING) {
      new Part(a, b, c, k, workspaces.get()).run(0, m, 0, n);
      return;
    }
    int rowsEach = Math.ceilDiv(Math.ceilDiv(m, Tiles.ROWS), threads) * Tiles.ROWS;
    int columnsEach = Math.ceilDiv(Math.ceilDiv(n, SLIVER), threads) * SLIVER;
    if ((long) rowsEach * n < (long) columnsEach * m) {
      workers.run(
          Math.ceilDiv(m, rowsEach),
          part ->
              new Part(a, b, c, k, workspaces.get())
                  .run(part * rowsEach, Math.min(m, (part + 1) * rowsEach), 0, n));
    } else {
      workers.run(
          Math.ceilDiv(n, columnsEach),
          part ->
              new Part(a, b, c, k, workspaces.get())
                  .run(0, m, part * columnsEach, Math.min(n, (part + 1) * columnsEach)));
    }
  }
}
