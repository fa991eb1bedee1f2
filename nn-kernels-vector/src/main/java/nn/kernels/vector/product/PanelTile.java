package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SPECIES;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/**
 * Twelve rows, two vectors wide, of packed operands: one address for all of A, and vectors of B
 * that cross no line of the cache. On processors to which a crossing costs a load, and twelve
 * addresses more than the registers that they have, it is a fifth faster than {@link TwelveRows}.
 *
 * <p>It is for the 32 registers of AVX-512: of 16 registers, C2 spills sums in this loop.
 */
final class PanelTile {
  /** Rows of a panel. */
  static final int ROWS = 12;

  private static final long VECTOR = (long) COUNT * Float.BYTES;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private PanelTile() {}

  /**
   * Adds the products of {@code depth} columns of A and rows of B.
   *
   * @param a a panel: {@value #ROWS} numbers for each k
   * @param b a sliver from the byte {@code j} on, a multiple of its alignment
   * @param at index of the first element of C, whose rows are {@code cStride} apart
   * @param add whether C holds the sums of the products before these; else they start from zero
   */
  static void multiply(
      float[] a, MemorySegment b, long j, float[] c, int at, int cStride, int depth, boolean add) {
    FloatVector c0 = Tile.start(c, at, add);
    FloatVector c0x = Tile.start(c, at + COUNT, add);
    FloatVector c1 = Tile.start(c, at + cStride, add);
    FloatVector c1x = Tile.start(c, at + cStride + COUNT, add);
    FloatVector c2 = Tile.start(c, at + 2 * cStride, add);
    FloatVector c2x = Tile.start(c, at + 2 * cStride + COUNT, add);
    FloatVector c3 = Tile.start(c, at + 3 * cStride, add);
    FloatVector c3x = Tile.start(c, at + 3 * cStride + COUNT, add);
    FloatVector c4 = Tile.start(c, at + 4 * cStride, add);
    FloatVector c4x = Tile.start(c, at + 4 * cStride + COUNT, add);
    FloatVector c5 = Tile.start(c, at + 5 * cStride, add);
    FloatVector c5x = Tile.start(c, at + 5 * cStride + COUNT, add);
    FloatVector c6 = Tile.start(c, at + 6 * cStride, add);
    FloatVector c6x = Tile.start(c, at + 6 * cStride + COUNT, add);
    FloatVector c7 = Tile.start(c, at + 7 * cStride, add);
    FloatVector c7x = Tile.start(c, at + 7 * cStride + COUNT, add);
    FloatVector c8 = Tile.start(c, at + 8 * cStride, add);
    FloatVector c8x = Tile.start(c, at + 8 * cStride + COUNT, add);
    FloatVector c9 = Tile.start(c, at + 9 * cStride, add);
    FloatVector c9x = Tile.start(c, at + 9 * cStride + COUNT, add);
    FloatVector c10 = Tile.start(c, at + 10 * cStride, add);
    FloatVector c10x = Tile.start(c, at + 10 * cStride + COUNT, add);
    FloatVector c11 = Tile.start(c, at + 11 * cStride, add);
    FloatVector c11x = Tile.start(c, at + 11 * cStride + COUNT, add);
    for (int p = 0; p < depth; p++) {
      FloatVector b0 = FloatVector.fromMemorySegment(SPECIES, b, j + p * (2 * VECTOR), ORDER);
      FloatVector b1 =
          FloatVector.fromMemorySegment(SPECIES, b, j + p * (2 * VECTOR) + VECTOR, ORDER);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[p * ROWS]);
      c0 = a0.fma(b0, c0);
      c0x = a0.fma(b1, c0x);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[1 + p * ROWS]);
      c1 = a1.fma(b0, c1);
      c1x = a1.fma(b1, c1x);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[2 + p * ROWS]);
      c2 = a2.fma(b0, c2);
      c2x = a2.fma(b1, c2x);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[3 + p * ROWS]);
      c3 = a3.fma(b0, c3);
      c3x = a3.fma(b1, c3x);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[4 + p * ROWS]);
      c4 = a4.fma(b0, c4);
      c4x = a4.fma(b1, c4x);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[5 + p * ROWS]);
      c5 = a5.fma(b0, c5);
      c5x = a5.fma(b1, c5x);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[6 + p * ROWS]);
      c6 = a6.fma(b0, c6);
      c6x = a6.fma(b1, c6x);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[7 + p * ROWS]);
      c7 = a7.fma(b0, c7);
      c7x = a7.fma(b1, c7x);
      FloatVector a8 = FloatVector.broadcast(SPECIES, a[8 + p * ROWS]);
      c8 = a8.fma(b0, c8);
      c8x = a8.fma(b1, c8x);
      FloatVector a9 = FloatVector.broadcast(SPECIES, a[9 + p * ROWS]);
      c9 = a9.fma(b0, c9);
      c9x = a9.fma(b1, c9x);
      FloatVector a10 = FloatVector.broadcast(SPECIES, a[10 + p * ROWS]);
      c10 = a10.fma(b0, c10);
      c10x = a10.fma(b1, c10x);
      FloatVector a11 = FloatVector.broadcast(SPECIES, a[11 + p * ROWS]);
      c11 = a11.fma(b0, c11);
      c11x = a11.fma(b1, c11x);
    }
    c0.intoArray(c, at);
    c0x.intoArray(c, at + COUNT);
    c1.intoArray(c, at + cStride);
    c1x.intoArray(c, at + cStride + COUNT);
    c2.intoArray(c, at + 2 * cStride);
    c2x.intoArray(c, at + 2 * cStride + COUNT);
    c3.intoArray(c, at + 3 * cStride);
    c3x.intoArray(c, at + 3 * cStride + COUNT);
    c4.intoArray(c, at + 4 * cStride);
    c4x.intoArray(c, at + 4 * cStride + COUNT);
    c5.intoArray(c, at + 5 * cStride);
    c5x.intoArray(c, at + 5 * cStride + COUNT);
    c6.intoArray(c, at + 6 * cStride);
    c6x.intoArray(c, at + 6 * cStride + COUNT);
    c7.intoArray(c, at + 7 * cStride);
    c7x.intoArray(c, at + 7 * cStride + COUNT);
    c8.intoArray(c, at + 8 * cStride);
    c8x.intoArray(c, at + 8 * cStride + COUNT);
    c9.intoArray(c, at + 9 * cStride);
    c9x.intoArray(c, at + 9 * cStride + COUNT);
    c10.intoArray(c, at + 10 * cStride);
    c10x.intoArray(c, at + 10 * cStride + COUNT);
    c11.intoArray(c, at + 11 * cStride);
    c11x.intoArray(c, at + 11 * cStride + COUNT);
  }
}
