package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Four rows: for what larger tiles leave over. */
final class FourRows implements Tile {

  @Override
  public int rows() {
    return 4;
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
  }
}
