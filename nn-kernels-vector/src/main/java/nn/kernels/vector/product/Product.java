package nn.kernels.vector.product;

import java.util.List;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/**
 * The product C = A·B, with the bits of the reference: every element is a chain of {@code fma} with
 * k ascending.
 *
 * <p>The lanes of a vector hold neighbouring columns of C. As Cᵀ = Bᵀ·Aᵀ, they may as well hold
 * neighbouring rows: what is cheaper is done. Threads share C in parts of fixed borders, or
 * stretches of k, in which case they pass the sums on to each other.
 *
 * <p>The order of loops is that of K. Goto and R. van de Geijn, Anatomy of High-Performance Matrix
 * Multiplication, ACM TOMS 34(3), 2008, without packing A: its rows are read as they lie.
 */
public final class Product {
  /** The width of the vectors. */
  public static final int VECTOR_BITS = Lanes.SPECIES.vectorBitSize();

  /** Multiplications below which plain loops are faster than looking for something better. */
  private static final long TINY = 512;

  /**
   * Multiplications, those of padding included, below which a hand-over to another thread costs
   * more than it saves.
   */
  private static final long WORTH_SHARING = 1 << 19;

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
    multiply(Operands.of(shape, a, aOffset, b, bOffset, null, c, cOffset), workers);
  }

  /** Writes op(A)·op(B) + bias, the same for every row, to C; thread-safe. */
  public void multiplyAddBias(
      MatrixProduct shape,
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] bias,
      int biasOffset,
      float[] c,
      int cOffset,
      Workers workers) {
    Bias added = Bias.ofColumns(bias, biasOffset);
    multiply(Operands.of(shape, a, aOffset, b, bOffset, added, c, cOffset), workers);
  }

  private void multiply(Operands product, Workers workers) {
    if (product.multiplications() <= TINY) {
      Reference.multiply(product);
      return;
    }
    Operands transposed = product.transposed();
    Operands row = product.n() == 1 ? transposed : product;
    if (RowByColumns.fits(row)) {
      multiplyRow(row, workers);
      return;
    }
    Operands cheaper = transposed.cost() < product.cost() ? transposed : product;
    if (workers.count() == 1 || cheaper.cost() < WORTH_SHARING) {
      part(cheaper, Leg.whole(cheaper.k())).run(0, cheaper.m(), 0, cheaper.n());
    } else {
      share(cheaper, workers);
    }
  }

  private static void multiplyRow(Operands product, Workers workers) {
    int n = product.n();
    if (workers.count() == 1 || product.multiplications() < WORTH_SHARING) {
      RowByColumns.multiply(product, 0, n);
      return;
    }
    int columns = new Sharing(product, workers.count()).columns();
    workers.run(
        Math.ceilDiv(n, columns),
        i -> RowByColumns.multiply(product, i * columns, Math.min(n, (i + 1) * columns)));
  }

  private Part part(Operands product, Leg leg) {
    return new Part(product, leg, workspaces.get());
  }

  private void share(Operands product, Workers workers) {
    Sharing sharing = new Sharing(product, workers.count());
    switch (sharing.way()) {
      case ROWS -> shareRows(product, sharing.rows(), workers);
      case COLUMNS -> shareColumns(product, sharing.columns(), workers);
      case DEPTH -> shareDepth(product, sharing.columnsPassedOn(), workers);
    }
  }

  private void shareRows(Operands product, int rows, Workers workers) {
    int m = product.m();
    Leg whole = Leg.whole(product.k());
    workers.run(
        Math.ceilDiv(m, rows),
        i -> part(product, whole).run(i * rows, Math.min(m, (i + 1) * rows), 0, product.n()));
  }

  private void shareColumns(Operands product, int columns, Workers workers) {
    int n = product.n();
    Leg whole = Leg.whole(product.k());
    workers.run(
        Math.ceilDiv(n, columns),
        i -> part(product, whole).run(0, product.m(), i * columns, Math.min(n, (i + 1) * columns)));
  }

  private void shareDepth(Operands product, int columnsPassedOn, Workers workers) {
    List<Leg> legs = Leg.relay(product.k(), workers.count(), columnsPassedOn);
    workers.run(
        legs.size(),
        i -> {
          Leg leg = legs.get(i);
          try {
            part(product, leg).run(0, product.m(), 0, product.n());
          } finally {
            leg.end();
          }
        });
  }
}
