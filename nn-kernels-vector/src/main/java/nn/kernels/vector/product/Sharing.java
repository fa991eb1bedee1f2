package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.SLIVER;

/**
 * How threads share a product: what each way costs one of them, in multiplications.
 *
 * <p>What several threads read costs the one that writes it next, whose cache has to fetch it from
 * theirs. So the rows of a matrix as they lie in memory should each be one thread's, in forward,
 * backward and update alike: where they are summed over, threads take stretches of k in turn.
 */
final class Sharing {
  /** Rows of a part are a multiple of it: a tile of four wastes nothing, fewer rows would. */
  private static final int EVEN_ROWS = 4;

  /** What an element costs that lies in a row, or close to one, which several threads read. */
  private static final long READING_TOGETHER = 25;

  /** What an element of C costs more where threads write turn by turn in memory. */
  private static final long WRITING_BY_TURNS = 8;

  /** What an element of C costs that goes from thread to thread, and to its owner afterwards. */
  private static final long PASSING_ON = 2 * READING_TOGETHER;

  /** How often sums are passed on, so that no thread waits long for the first. */
  private static final int STEPS = 48;

  private final Operands product;
  private final int threads;
  private final long m;
  private final long n;
  private final long k;

  /** What the threads divide among themselves. */
  enum Way {
    /** Rows of C. */
    ROWS,
    /** Columns of C. */
    COLUMNS,
    /** The sums themselves, each in stretches of k. */
    DEPTH
  }

  Sharing(Operands product, int threads) {
    this.product = product;
    this.threads = threads;
    this.m = product.m();
    this.n = product.n();
    this.k = product.k();
  }

  /** Returns the cheapest way. */
  Way way() {
    long byRows = costOfRows();
    long byColumns = costOfColumns();
    if (costOfDepth() < Math.min(byRows, byColumns)) {
      return Way.DEPTH;
    }
    return byRows <= byColumns ? Way.ROWS : Way.COLUMNS;
  }

  /** Returns how many rows of C a thread computes. */
  int rows() {
    return Math.ceilDiv(Math.ceilDiv(product.m(), EVEN_ROWS), threads) * EVEN_ROWS;
  }

  /** Returns how many columns of C a thread computes. */
  int columns() {
    return Math.ceilDiv(Math.ceilDiv(product.n(), SLIVER), threads) * SLIVER;
  }

  /** Returns how many columns of C a thread passes on together. */
  int columnsPassedOn() {
    int blocks = Math.ceilDiv(STEPS, rowsOfTiles());
    return Math.ceilDiv(Math.ceilDiv(product.n(), SLIVER), blocks) * SLIVER;
  }

  private int rowsOfTiles() {
    return Math.ceilDiv(product.m(), Tiles.ROWS);
  }

  private long costOfRows() {
    int rows = rows();
    return Form.cost(product, rows, product.n()) * k
        + READING_TOGETHER * (n * k + acrossRows(!product.a().hasDenseRows(), m * k))
        + WRITING_BY_TURNS * acrossRows(!product.c().hasDenseRows(), rows * n);
  }

  private long costOfColumns() {
    int columns = columns();
    return Form.cost(product, product.m(), columns) * k
        + READING_TOGETHER * (m * k + acrossRows(product.b().hasDenseRows(), n * k))
        + WRITING_BY_TURNS * acrossRows(product.c().hasDenseRows(), columns * m);
  }

  /** The first thread waits at the end, the last at the start. */
  private long costOfDepth() {
    if (!product.c().hasDenseRows() || k < threads) {
      return Long.MAX_VALUE;
    }
    long steps = (long) rowsOfTiles() * Math.ceilDiv(product.n(), columnsPassedOn());
    return Form.cost(product, product.m(), product.n())
            * k
            * (steps + threads - 1)
            / steps
            / threads
        + READING_TOGETHER * acrossRows(product.a().hasDenseRows(), m * k)
        + READING_TOGETHER * acrossRows(!product.b().hasDenseRows(), n * k)
        + PASSING_ON * m * n;
  }

  private static long acrossRows(boolean across, long elements) {
    return across ? elements : 0;
  }
}
