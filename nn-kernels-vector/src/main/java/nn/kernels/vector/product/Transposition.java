package nn.kernels.vector.product;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Writes columns that are dense in memory as neighbours in rows.
 *
 * <p>Eight columns at a time are transposed in registers, in three exchanges: of neighbouring
 * halves, quarters and single lanes. Sixteen at a time are more operations than C2 keeps in
 * registers.
 */
final class Transposition {
  private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
  private static final VectorShuffle<Float> SWAP_FOURS = swap(4);
  private static final VectorShuffle<Float> SWAP_TWOS = swap(2);
  private static final VectorShuffle<Float> SWAP_ONES = swap(1);
  private static final VectorMask<Float> ODD_FOURS = VectorMask.fromLong(EIGHT, 0b1111_0000);
  private static final VectorMask<Float> ODD_TWOS = VectorMask.fromLong(EIGHT, 0b1100_1100);
  private static final VectorMask<Float> ODD_ONES = VectorMask.fromLong(EIGHT, 0b1010_1010);

  private Transposition() {}

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(EIGHT, lane -> lane ^ distance);
  }

  /**
   * Writes {@code depth} elements of each of some columns.
   *
   * @param from index of the first column; the next is {@code stride} further
   * @param at index in {@code out}, whose rows are {@code outStride} apart
   */
  static void write(
      float[] b, int from, int stride, int columns, int depth, float[] out, int at, int outStride) {
    int column = 0;
    if (Lanes.COUNT >= EIGHT.length()) {
      int whole = depth / 8 * 8;
      for (; column <= columns - 8; column += 8) {
        int first = from + column * stride;
        eightColumns(b, first, stride, whole, out, at + column, outStride);
        fourColumns(b, first, stride, whole, depth, out, at + column, outStride);
        fourColumns(b, first + 4 * stride, stride, whole, depth, out, at + column + 4, outStride);
      }
    }
    for (; column <= columns - 4; column += 4) {
      fourColumns(b, from + column * stride, stride, 0, depth, out, at + column, outStride);
    }
    for (; column < columns; column++) {
      for (int p = 0; p < depth; p++) {
        out[at + p * outStride + column] = b[from + column * stride + p];
      }
    }
  }

  /** As many streams as the loads of one cycle or two can feed. */
  private static void fourColumns(
      float[] b, int from, int stride, int first, int end, float[] out, int at, int outStride) {
    for (int p = first; p < end; p++) {
      int to = at + p * outStride;
      out[to] = b[from + p];
      out[to + 1] = b[from + stride + p];
      out[to + 2] = b[from + 2 * stride + p];
      out[to + 3] = b[from + 3 * stride + p];
    }
  }

  private static void eightColumns(
      float[] b, int from, int stride, int depth, float[] out, int at, int outStride) {
    for (int p = 0; p < depth; p += 8) {
      FloatVector a0 = FloatVector.fromArray(EIGHT, b, from + p);
      FloatVector a1 = FloatVector.fromArray(EIGHT, b, from + p + stride);
      FloatVector a2 = FloatVector.fromArray(EIGHT, b, from + p + 2 * stride);
      FloatVector a3 = FloatVector.fromArray(EIGHT, b, from + p + 3 * stride);
      FloatVector a4 = FloatVector.fromArray(EIGHT, b, from + p + 4 * stride);
      FloatVector a5 = FloatVector.fromArray(EIGHT, b, from + p + 5 * stride);
      FloatVector a6 = FloatVector.fromArray(EIGHT, b, from + p + 6 * stride);
      FloatVector a7 = FloatVector.fromArray(EIGHT, b, from + p + 7 * stride);
      FloatVector b0 = a0.blend(a4.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector b4 = a0.rearrange(SWAP_FOURS).blend(a4, ODD_FOURS);
      FloatVector b1 = a1.blend(a5.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector b5 = a1.rearrange(SWAP_FOURS).blend(a5, ODD_FOURS);
      FloatVector b2 = a2.blend(a6.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector b6 = a2.rearrange(SWAP_FOURS).blend(a6, ODD_FOURS);
      FloatVector b3 = a3.blend(a7.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector b7 = a3.rearrange(SWAP_FOURS).blend(a7, ODD_FOURS);
      FloatVector c0 = b0.blend(b2.rearrange(SWAP_TWOS), ODD_TWOS);
      FloatVector c2 = b0.rearrange(SWAP_TWOS).blend(b2, ODD_TWOS);
      FloatVector c1 = b1.blend(b3.rearrange(SWAP_TWOS), ODD_TWOS);
      FloatVector c3 = b1.rearrange(SWAP_TWOS).blend(b3, ODD_TWOS);
      FloatVector c4 = b4.blend(b6.rearrange(SWAP_TWOS), ODD_TWOS);
      FloatVector c6 = b4.rearrange(SWAP_TWOS).blend(b6, ODD_TWOS);
      FloatVector c5 = b5.blend(b7.rearrange(SWAP_TWOS), ODD_TWOS);
      FloatVector c7 = b5.rearrange(SWAP_TWOS).blend(b7, ODD_TWOS);
      int to = at + p * outStride;
      c0.blend(c1.rearrange(SWAP_ONES), ODD_ONES).intoArray(out, to);
      c0.rearrange(SWAP_ONES).blend(c1, ODD_ONES).intoArray(out, to + outStride);
      c2.blend(c3.rearrange(SWAP_ONES), ODD_ONES).intoArray(out, to + 2 * outStride);
      c2.rearrange(SWAP_ONES).blend(c3, ODD_ONES).intoArray(out, to + 3 * outStride);
      c4.blend(c5.rearrange(SWAP_ONES), ODD_ONES).intoArray(out, to + 4 * outStride);
      c4.rearrange(SWAP_ONES).blend(c5, ODD_ONES).intoArray(out, to + 5 * outStride);
      c6.blend(c7.rearrange(SWAP_ONES), ODD_ONES).intoArray(out, to + 6 * outStride);
      c6.rearrange(SWAP_ONES).blend(c7, ODD_ONES).intoArray(out, to + 7 * outStride);
    }
  }
}
