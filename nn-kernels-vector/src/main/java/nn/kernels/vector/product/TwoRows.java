package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Two rows: for what larger tiles leave over. */
final class TwoRows implements Tile {

  @Override
  public int rows() {
    return 2;
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
      }
    }
    c0.intoArray(c, at);
    c0x.intoArray(c, at + COUNT);
    c1.intoArray(c, at + cStride);
    c1x.intoArray(c, at + cStride + COUNT);
  }
}
