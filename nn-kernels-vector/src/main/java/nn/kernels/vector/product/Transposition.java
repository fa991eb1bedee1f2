package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Writes columns that are dense in memory as neighbours in rows.
 *
 * <p>As many columns as a vector has lanes are transposed in registers, four elements of each, in
 * exchanges of neighbouring eights, fours, twos and single lanes: of what is loaded, the first four
 * elements are taken. More operations in one loop than that, or vectors of another width than the
 * tiles', make C2 put vectors on the heap.
 */
final class Transposition {
  private static final int FOUR = 4;
  private static final VectorShuffle<Float> SWAP_EIGHTS = swap(8);
  private static final VectorShuffle<Float> SWAP_FOURS = swap(4);
  private static final VectorShuffle<Float> SWAP_TWOS = swap(2);
  private static final VectorShuffle<Float> SWAP_ONES = swap(1);
  private static final VectorMask<Float> ODD_EIGHTS = mask(0b1111_1111_0000_0000);
  private static final VectorMask<Float> ODD_FOURS = mask(0b1111_0000_1111_0000);
  private static final VectorMask<Float> ODD_TWOS = mask(0b1100_1100_1100_1100);
  private static final VectorMask<Float> ODD_ONES = mask(0b1010_1010_1010_1010);

  private Transposition() {}

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % COUNT);
  }

  private static VectorMask<Float> mask(int lanes) {
    return VectorMask.fromLong(SPECIES, lanes);
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
    for (; COUNT >= 8 && column <= columns - COUNT; column += COUNT) {
      int first = from + column * stride;
      int to = at + column;
      int done = inRegisters(b, first, stride, depth, out, to, outStride);
      int rest = to + done * outStride;
      oneByOne(b, first + done, stride, COUNT, depth - done, out, rest, outStride);
    }
    int first = from + column * stride;
    oneByOne(b, first, stride, columns - column, depth, out, at + column, outStride);
  }

  /** Writes the same without vectors. */
  static void oneByOne(
      float[] b, int from, int stride, int columns, int depth, float[] out, int at, int outStride) {
    int column = 0;
    for (; column <= columns - FOUR; column += FOUR) {
      fourColumns(b, from + column * stride, stride, depth, out, at + column, outStride);
    }
    for (; column < columns; column++) {
      for (int p = 0; p < depth; p++) {
        out[at + p * outStride + column] = b[from + column * stride + p];
      }
    }
  }

  /** As many streams as the loads of one cycle or two can feed. */
  private static void fourColumns(
      float[] b, int from, int stride, int depth, float[] out, int at, int outStride) {
    for (int p = 0; p < depth; p++) {
      int to = at + p * outStride;
      out[to] = b[from + p];
      out[to + 1] = b[from + stride + p];
      out[to + 2] = b[from + 2 * stride + p];
      out[to + 3] = b[from + 3 * stride + p];
    }
  }

  /**
   * Writes as many columns as a vector has lanes, but not the last elements of each: it would read
   * beyond them.
   *
   * @return how many elements of each column it wrote
   */
  static int inRegisters(
      float[] b, int from, int stride, int depth, float[] out, int at, int outStride) {
    int whole = Math.max(0, depth - COUNT + FOUR) / FOUR * FOUR;
    if (COUNT == 16) {
      sixteenColumns(b, from, stride, whole, out, at, outStride);
    } else {
      eightColumns(b, from, stride, whole, out, at, outStride);
    }
    return whole;
  }

  private static void sixteenColumns(
      float[] b, int from, int stride, int depth, float[] out, int at, int outStride) {
    for (int p = 0; p < depth; p += FOUR) {
      FloatVector a0 = FloatVector.fromArray(SPECIES, b, from + p);
      FloatVector a1 = FloatVector.fromArray(SPECIES, b, from + p + stride);
      FloatVector a2 = FloatVector.fromArray(SPECIES, b, from + p + 2 * stride);
      FloatVector a3 = FloatVector.fromArray(SPECIES, b, from + p + 3 * stride);
      FloatVector a4 = FloatVector.fromArray(SPECIES, b, from + p + 4 * stride);
      FloatVector a5 = FloatVector.fromArray(SPECIES, b, from + p + 5 * stride);
      FloatVector a6 = FloatVector.fromArray(SPECIES, b, from + p + 6 * stride);
      FloatVector a7 = FloatVector.fromArray(SPECIES, b, from + p + 7 * stride);
      FloatVector a8 = FloatVector.fromArray(SPECIES, b, from + p + 8 * stride);
      FloatVector a9 = FloatVector.fromArray(SPECIES, b, from + p + 9 * stride);
      FloatVector a10 = FloatVector.fromArray(SPECIES, b, from + p + 10 * stride);
      FloatVector a11 = FloatVector.fromArray(SPECIES, b, from + p + 11 * stride);
      FloatVector a12 = FloatVector.fromArray(SPECIES, b, from + p + 12 * stride);
      FloatVector a13 = FloatVector.fromArray(SPECIES, b, from + p + 13 * stride);
      FloatVector a14 = FloatVector.fromArray(SPECIES, b, from + p + 14 * stride);
      FloatVector a15 = FloatVector.fromArray(SPECIES, b, from + p + 15 * stride);
      FloatVector b0 = a0.blend(a8.rearrange(SWAP_EIGHTS), ODD_EIGHTS);
      FloatVector b1 = a1.blend(a9.rearrange(SWAP_EIGHTS), ODD_EIGHTS);
      FloatVector b2 = a2.blend(a10.rearrange(SWAP_EIGHTS), ODD_EIGHTS);
      FloatVector b3 = a3.blend(a11.rearrange(SWAP_EIGHTS), ODD_EIGHTS);
      FloatVector b4 = a4.blend(a12.rearrange(SWAP_EIGHTS), ODD_EIGHTS);
      FloatVector b5 = a5.blend(a13.rearrange(SWAP_EIGHTS), ODD_EIGHTS);
      FloatVector b6 = a6.blend(a14.rearrange(SWAP_EIGHTS), ODD_EIGHTS);
      FloatVector b7 = a7.blend(a15.rearrange(SWAP_EIGHTS), ODD_EIGHTS);
      FloatVector c0 = b0.blend(b4.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector c1 = b1.blend(b5.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector c2 = b2.blend(b6.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector c3 = b3.blend(b7.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector d0 = c0.blend(c2.rearrange(SWAP_TWOS), ODD_TWOS);
      FloatVector d1 = c1.blend(c3.rearrange(SWAP_TWOS), ODD_TWOS);
      FloatVector d2 = c0.rearrange(SWAP_TWOS).blend(c2, ODD_TWOS);
      FloatVector d3 = c1.rearrange(SWAP_TWOS).blend(c3, ODD_TWOS);
      int to = at + p * outStride;
      d0.blend(d1.rearrange(SWAP_ONES), ODD_ONES).intoArray(out, to);
      d0.rearrange(SWAP_ONES).blend(d1, ODD_ONES).intoArray(out, to + outStride);
      d2.blend(d3.rearrange(SWAP_ONES), ODD_ONES).intoArray(out, to + 2 * outStride);
      d2.rearrange(SWAP_ONES).blend(d3, ODD_ONES).intoArray(out, to + 3 * outStride);
    }
  }

  private static void eightColumns(
      float[] b, int from, int stride, int depth, float[] out, int at, int outStride) {
    for (int p = 0; p < depth; p += FOUR) {
      FloatVector a0 = FloatVector.fromArray(SPECIES, b, from + p);
      FloatVector a1 = FloatVector.fromArray(SPECIES, b, from + p + stride);
      FloatVector a2 = FloatVector.fromArray(SPECIES, b, from + p + 2 * stride);
      FloatVector a3 = FloatVector.fromArray(SPECIES, b, from + p + 3 * stride);
      FloatVector a4 = FloatVector.fromArray(SPECIES, b, from + p + 4 * stride);
      FloatVector a5 = FloatVector.fromArray(SPECIES, b, from + p + 5 * stride);
      FloatVector a6 = FloatVector.fromArray(SPECIES, b, from + p + 6 * stride);
      FloatVector a7 = FloatVector.fromArray(SPECIES, b, from + p + 7 * stride);
      FloatVector b0 = a0.blend(a4.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector b1 = a1.blend(a5.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector b2 = a2.blend(a6.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector b3 = a3.blend(a7.rearrange(SWAP_FOURS), ODD_FOURS);
      FloatVector c0 = b0.blend(b2.rearrange(SWAP_TWOS), ODD_TWOS);
      FloatVector c1 = b1.blend(b3.rearrange(SWAP_TWOS), ODD_TWOS);
      FloatVector c2 = b0.rearrange(SWAP_TWOS).blend(b2, ODD_TWOS);
      FloatVector c3 = b1.rearrange(SWAP_TWOS).blend(b3, ODD_TWOS);
      int to = at + p * outStride;
      c0.blend(c1.rearrange(SWAP_ONES), ODD_ONES).intoArray(out, to);
      c0.rearrange(SWAP_ONES).blend(c1, ODD_ONES).intoArray(out, to + outStride);
      c2.blend(c3.rearrange(SWAP_ONES), ODD_ONES).intoArray(out, to + 2 * outStride);
      c2.rearrange(SWAP_ONES).blend(c3, ODD_ONES).intoArray(out, to + 3 * outStride);
    }
  }
}
