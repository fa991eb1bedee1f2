package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.SLIVER;

import org.jspecify.annotations.Nullable;

/** Where the sums of one tile after the other are computed: in C itself, or beside it. */
final class Target {
  private final Matrix c;
  private final @Nullable Bias bias;
  private final float[] beside;
  private int i;
  private int j;
  private int rows;
  private int columns;
  private boolean inPlace;

  /**
   * Creates a target.
   *
   * @param beside memory for the tiles that C has no room for
   */
  Target(Operands product, float[] beside) {
    this.c = product.c();
    this.bias = product.bias();
    this.beside = beside;
  }

  /**
   * Turns to a tile whose first element is that of row {@code i} and column {@code j}.
   *
   * @param rows rows of C that it has
   * @param fits whether these are all of the tile's rows
   * @param columns columns of C that it has
   * @param add whether the sums go on from those in C
   */
  void open(int i, int j, int rows, boolean fits, int columns, boolean add) {
    this.i = i;
    this.j = j;
    this.rows = rows;
    this.columns = columns;
    this.inPlace = fits && columns == SLIVER && c.hasDenseRows();
    if (add && !inPlace) {
      load();
    }
  }

  /** Returns the array to compute in. */
  float[] sums() {
    return inPlace ? c.array() : beside;
  }

  /** Returns the index of the first sum. */
  int at() {
    return inPlace ? c.at(i, j) : 0;
  }

  /** Returns the distance between two rows. */
  int stride() {
    return inPlace ? c.rowStride() : SLIVER;
  }

  /**
   * Finishes the tile.
   *
   * @param isWhole whether its sums are whole, so that the bias is due
   */
  void close(boolean isWhole) {
    if (isWhole && bias != null) {
      bias.addTo(sums(), at(), stride(), rows, columns, i, j);
    }
    if (!inPlace) {
      store();
    }
  }

  private void load() {
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        beside[row * SLIVER + column] = c.array()[c.at(i + row, j + column)];
      }
    }
  }

  private void store() {
    int at = c.at(i, j);
    if (!c.hasDenseRows()) {
      Transposition.write(beside, 0, SLIVER, rows, columns, c.array(), at, c.columnStride());
      return;
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(beside, row * SLIVER, c.array(), at + row * c.rowStride(), columns);
    }
  }
}
