package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.SLIVER;

/** How a part of a product is fed to its tiles. */
enum Form {
  /** Rows of A as they lie, or copied; B as it lies, or packed. */
  ROWS,

  /** Copied panels of A, packed slivers of B in lines of the cache. */
  PANELS;

  /** Rows whose time fewer rows take too. */
  private static final int LEAST_ROWS = 4;

  /** Returns the cheaper form for so many rows and columns of C. */
  static Form of(Operands product, int rows, int columns) {
    return Panels.areOf(product)
            && costOfPanels(product, rows, columns) < costOfRows(product, rows, columns)
        ? PANELS
        : ROWS;
  }

  /**
   * Returns the time that so many rows and columns of C take for each k in the cheaper form, in
   * multiplications: those of the padding are made too, and packing takes as long as some.
   */
  static long cost(Operands product, int rows, int columns) {
    long cost = costOfRows(product, rows, columns);
    return Panels.areOf(product) ? Math.min(cost, costOfPanels(product, rows, columns)) : cost;
  }

  private static long costOfRows(Operands product, int rows, int columns) {
    long multiplications = (long) Math.max(rows, LEAST_ROWS) * padded(columns, SLIVER);
    return multiplications
        + Panels.waiting(product, multiplications)
        + PackedRows.cost(product.a(), columns) * rows
        + Packing.cost(product.b(), rows) * columns;
  }

  private static long costOfPanels(Operands product, int rows, int columns) {
    return padded(rows, PanelTile.ROWS) * padded(columns, SLIVER)
        + Panels.cost(product.a()) * rows
        + Packing.costOfCopying(product.b()) * columns;
  }

  private static long padded(int count, int unit) {
    return (long) Math.ceilDiv(count, unit) * unit;
  }
}
