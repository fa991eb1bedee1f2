package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Copies panels of A: the {@value PanelTile#ROWS} numbers of a column side by side, column after
 * column.
 *
 * <p>It pays for columns a multiple of 2 KB apart: they share a few lines of the first-level cache
 * and drive each other out. On Intel's processors it pays for every A of some depth, as a load that
 * crosses a line of the cache takes the time of two there, and only what is copied keeps within
 * lines.
 */
final class Panels {
  private static final int ROWS = PanelTile.ROWS;

  /** Multiplications that take as long as copying an element of a dense column. */
  private static final long COPYING = 8;

  /** Multiplications that take as long as copying an element of a dense row. */
  private static final long TRANSPOSING = 20;

  /** The distance, in elements, at which columns share lines of the first-level cache. */
  private static final int SAME_LINES = 512;

  /** Columns of which too many share a line. */
  private static final int LEAST_COLUMNS = 64;

  /** The part of its time for which a tile waits for an A as it lies. */
  private static final int WAITING = 12;

  /** Whether a load that crosses a line takes the time of two. */
  private static final boolean CROSSINGS_COST = Processor.isIntels();

  private Panels() {}

  /** Returns whether copies may pay. */
  static boolean areOf(Operands product) {
    return Tiles.HAVE_PANELS
        && product.k() >= LEAST_COLUMNS
        && (CROSSINGS_COST || shareLines(product.a()));
  }

  private static boolean shareLines(Matrix a) {
    return !a.hasDenseRows() && a.columnStride() % SAME_LINES == 0;
  }

  /** Returns what the copy of an element costs, in multiplications. */
  static long cost(Matrix a) {
    return a.hasDenseRows() ? TRANSPOSING : COPYING;
  }

  /** Returns how many of so many multiplications pass while a tile waits for an A as it lies. */
  static long waiting(Operands product, long multiplications) {
    return areOf(product) ? multiplications / WAITING : 0;
  }

  /**
   * Copies a panel.
   *
   * @param a A from the first element of the panel on
   * @param rows rows of A from there on; those that the panel has beyond these are zero
   */
  static float[] of(Matrix a, int rows, int depth, Workspace workspace) {
    float[] copy = workspace.rows(depth * ROWS + COUNT);
    if (a.hasDenseRows()) {
      transpose(a, rows, depth, copy);
    } else if (rows >= COUNT) {
      copy(a, depth, copy);
    } else {
      copyNarrow(a, Math.min(rows, ROWS), depth, copy);
    }
    return copy;
  }

  /** Transposes as many rows as a vector has lanes, where there are; the next column overwrites. */
  private static void transpose(Matrix a, int rows, int depth, float[] out) {
    float[] from = a.array();
    int first = a.offset();
    int stride = a.rowStride();
    int done =
        rows >= COUNT ? Transposition.inRegisters(from, first, stride, depth, out, 0, ROWS) : 0;
    if (rows < ROWS) {
      Arrays.fill(out, 0, depth * ROWS, 0f);
    }
    int columns = Math.min(rows, ROWS);
    Transposition.oneByOne(
        from, first + done, stride, columns, depth - done, out, done * ROWS, ROWS);
  }

  /** Reads and writes some numbers more than a panel has; the next column overwrites them. */
  private static void copy(Matrix a, int depth, float[] out) {
    float[] from = a.array();
    int first = a.offset();
    int stride = a.columnStride();
    for (int p = 0; p < depth; p++) {
      FloatVector.fromArray(SPECIES, from, first + p * stride).intoArray(out, p * ROWS);
    }
  }

  private static void copyNarrow(Matrix a, int rows, int depth, float[] out) {
    Arrays.fill(out, 0, depth * ROWS, 0f);
    for (int p = 0; p < depth; p++) {
      System.arraycopy(a.array(), a.at(0, p), out, p * ROWS, rows);
    }
  }
}
