package nn.kernels.openblas;

import nn.api.kernel.MatrixProduct;

/**
 * How C is cut for threads, along its longer side.
 *
 * @param m rows of C
 * @param n columns of C
 * @param rows of a tile
 * @param columns of a tile
 */
record Tiles(int m, int n, int rows, int columns) {
  /**
   * The largest tile. Each packs its part of A and of B anew, for which this one takes 2 % longer
   * than the whole at n = 2048 and 7 % at 4096; in larger ones a call would take longer.
   */
  private static final int MOST_ROWS = 1024;

  private static final int MOST_COLUMNS = 2048;

  /** Multiplications below which a hand-over to another thread costs more than it saves. */
  private static final long WORTH_SHARING = 1 << 20;

  /** Returns tiles of which every thread gets equally many, if there is enough to do. */
  static Tiles of(MatrixProduct shape, int threads) {
    int m = shape.m();
    int n = shape.n();
    int sharing = (long) m * n * shape.k() < WORTH_SHARING ? 1 : threads;
    return m < n
        ? new Tiles(m, n, Math.min(m, MOST_ROWS), length(n, MOST_COLUMNS, sharing))
        : new Tiles(m, n, length(m, MOST_ROWS, sharing), Math.min(n, MOST_COLUMNS));
  }

  private static int length(int whole, int most, int threads) {
    int each = Math.max(1, Math.ceilDiv(Math.ceilDiv(whole, most), threads));
    return Math.ceilDiv(whole, each * threads);
  }

  int count() {
    return m == 0 || n == 0 ? 0 : Math.ceilDiv(m, rows) * across();
  }

  Tile get(int index) {
    int row = index / across() * rows;
    int column = index % across() * columns;
    return new Tile(row, Math.min(rows, m - row), column, Math.min(columns, n - column));
  }

  private int across() {
    return Math.ceilDiv(n, columns);
  }
}
