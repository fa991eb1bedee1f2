package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Eight rows: for what twelve rows leave over. */
final class EightRows implements Tile {

  @Override
  public int rows() {
    return 8;
  }

  @Override
  public void multiply(
      float[] a,
      int i,
      int stride,
      boolean transposed,
      float[] b,
      int j,
      int bStride,
      float[] c,
      int at,
      int cStride,
      int depth,
      boolean add) {
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
    if (transposed) {
      for (int p = 0; p < depth; p++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, j + p * bStride);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, j + p * bStride + COUNT);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[i + p * stride]);
        c0 = a0.fma(b0, c0);
        c0x = a0.fma(b1, c0x);
        FloatVector a1 = FloatVector.broadcast(SPECIES, a[i + 1 + p * stride]);
        c1 = a1.fma(b0, c1);
        c1x = a1.fma(b1, c1x);
        FloatVector a2 = FloatVector.broadcast(SPECIES, a[i + 2 + p * stride]);
        c2 = a2.fma(b0, c2);
        c2x = a2.fma(b1, c2x);
        FloatVector a3 = FloatVector.broadcast(SPECIES, a[i + 3 + p * stride]);
        c3 = a3.fma(b0, c3);
        c3x = a3.fma(b1, c3x);
        FloatVector a4 = FloatVector.broadcast(SPECIES, a[i + 4 + p * stride]);
        c4 = a4.fma(b0, c4);
        c4x = a4.fma(b1, c4x);
        FloatVector a5 = FloatVector.broadcast(SPECIES, a[i + 5 + p * stride]);
        c5 = a5.fma(b0, c5);
        c5x = a5.fma(b1, c5x);
        FloatVector a6 = FloatVector.broadcast(SPECIES, a[i + 6 + p * stride]);
        c6 = a6.fma(b0, c6);
        c6x = a6.fma(b1, c6x);
        FloatVector a7 = FloatVector.broadcast(SPECIES, a[i + 7 + p * stride]);
        c7 = a7.fma(b0, c7);
        c7x = a7.fma(b1, c7x);
      }
    } else {
      for (int p = 0; p < depth; p++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, j + p * bStride);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, j + p * bStride + COUNT);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[i + p]);
        c0 = a0.fma(b0, c0);
        c0x = a0.fma(b1, c0x);
        FloatVector a1 = FloatVector.broadcast(SPECIES, a[i + stride + p]);
        c1 = a1.fma(b0, c1);
        c1x = a1.fma(b1, c1x);
        FloatVector a2 = FloatVector.broadcast(SPECIES, a[i + 2 * stride + p]);
        c2 = a2.fma(b0, c2);
        c2x = a2.fma(b1, c2x);
        FloatVector a3 = FloatVector.broadcast(SPECIES, a[i + 3 * stride + p]);
        c3 = a3.fma(b0, c3);
        c3x = a3.fma(b1, c3x);
        FloatVector a4 = FloatVector.broadcast(SPECIES, a[i + 4 * stride + p]);
        c4 = a4.fma(b0, c4);
        c4x = a4.fma(b1, c4x);
        FloatVector a5 = FloatVector.broadcast(SPECIES, a[i + 5 * stride + p]);
        c5 = a5.fma(b0, c5);
        c5x = a5.fma(b1, c5x);
        FloatVector a6 = FloatVector.broadcast(SPECIES, a[i + 6 * stride + p]);
        c6 = a6.fma(b0, c6);
        c6x = a6.fma(b1, c6x);
        FloatVector a7 = FloatVector.broadcast(SPECIES, a[i + 7 * stride + p]);
        c7 = a7.fma(b0, c7);
        c7x = a7.fma(b1, c7x);
      }
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
  }
}
