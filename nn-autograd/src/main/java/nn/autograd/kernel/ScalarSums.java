package nn.autograd.kernel;

import java.util.Arrays;
import nn.api.kernel.SumOrder;

/** Sums in plain loops that keep what they add in registers. */
final class ScalarSums {
  private static final int EIGHT = 8;

  /** Columns from which vector code makes up for the copies. */
  private static final int WORTH_COPYING = 48;

  private ScalarSums() {}

  static float sum(float[] x, int from, int to) {
    if (to - from <= SumOrder.BLOCK) {
      return block(x, from, to);
    }
    int middle = from + SumOrder.firstPart(to - from);
    return sum(x, from, middle) + sum(x, middle, to);
  }

  /** What is left at the end is filled up with zeros, which change no lane. */
  private static float block(float[] x, int from, int to) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    float s8 = 0;
    float s9 = 0;
    float s10 = 0;
    float s11 = 0;
    float s12 = 0;
    float s13 = 0;
    float s14 = 0;
    float s15 = 0;
    float[] in = x;
    int i = from;
    int end = to;
    while (i < end) {
      if (end - i < SumOrder.LANES) {
        in = new float[SumOrder.LANES];
        System.arraycopy(x, i, in, 0, end - i);
        i = 0;
        end = SumOrder.LANES;
      }
      s0 += in[i];
      s1 += in[i + 1];
      s2 += in[i + 2];
      s3 += in[i + 3];
      s4 += in[i + 4];
      s5 += in[i + 5];
      s6 += in[i + 6];
      s7 += in[i + 7];
      s8 += in[i + 8];
      s9 += in[i + 9];
      s10 += in[i + 10];
      s11 += in[i + 11];
      s12 += in[i + 12];
      s13 += in[i + 13];
      s14 += in[i + 14];
      s15 += in[i + 15];
      i += SumOrder.LANES;
    }
    float even = s0 + s8 + (s4 + s12) + (s2 + s10 + (s6 + s14));
    float odd = s1 + s9 + (s5 + s13) + (s3 + s11 + (s7 + s15));
    return even + odd;
  }

  /**
   * Adds eight rows at a time. They are copied to arrays of their own, as C2 makes vector code of a
   * loop over several arrays at one index, but not of one over an array at several.
   */
  static void addRows(float[] x, int from, int rows, int columns, int stride, float[] y, int at) {
    if (rows < EIGHT || columns < WORTH_COPYING) {
      addOneByOne(x, from, rows, columns, stride, y, at);
      return;
    }
    float[] sums = Arrays.copyOfRange(y, at, at + columns);
    float[][] copies = new float[EIGHT][columns];
    int row = 0;
    for (; row <= rows - EIGHT; row += EIGHT) {
      for (int i = 0; i < EIGHT; i++) {
        System.arraycopy(x, from + (row + i) * stride, copies[i], 0, columns);
      }
      addEight(copies, sums);
    }
    System.arraycopy(sums, 0, y, at, columns);
    addOneByOne(x, from + row * stride, rows - row, columns, stride, y, at);
  }

  private static void addOneByOne(
      float[] x, int from, int rows, int columns, int stride, float[] y, int at) {
    for (int row = 0; row < rows; row++) {
      int start = from + row * stride;
      for (int j = 0; j < columns; j++) {
        y[at + j] += x[start + j];
      }
    }
  }

  private static void addEight(float[][] rows, float[] sums) {
    float[] r0 = rows[0];
    float[] r1 = rows[1];
    float[] r2 = rows[2];
    float[] r3 = rows[3];
    float[] r4 = rows[4];
    float[] r5 = rows[5];
    float[] r6 = rows[6];
    float[] r7 = rows[7];
    for (int j = 0; j < sums.length; j++) {
      float sum = sums[j] + r0[j];
      sum += r1[j];
      sum += r2[j];
      sum += r3[j];
      sum += r4[j];
      sum += r5[j];
      sum += r6[j];
      sums[j] = sum + r7[j];
    }
  }
}
