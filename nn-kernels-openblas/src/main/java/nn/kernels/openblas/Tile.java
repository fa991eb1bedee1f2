package nn.kernels.openblas;

/**
 * A part of C: {@code rows} rows from {@code row} on, {@code columns} columns from {@code column}
 * on.
 */
record Tile(int row, int rows, int column, int columns) {}
