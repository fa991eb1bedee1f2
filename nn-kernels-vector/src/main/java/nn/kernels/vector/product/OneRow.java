package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** One row: for what larger tiles leave over. */
final class OneRow implements Tile {

  @Override
  public int rows() {
    return 1;
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
    if (transposed) {
      for (int p = 0; p < depth; p++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, j + p * bStride);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, j + p * bStride + COUNT);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[i + p * stride]);
        c0 = a0.fma(b0, c0);
        c0x = a0.fma(b1, c0x);
      }
    } else {
      for (int p = 0; p < depth; p++) {
        FloatVector b0 = FloatVector.fromArray(SPECIES, b, j + p * bStride);
        FloatVector b1 = FloatVector.fromArray(SPECIES, b, j + p * bStride + COUNT);
        FloatVector a0 = FloatVector.broadcast(SPECIES, a[i + p]);
        c0 = a0.fma(b0, c0);
        c0x = a0.fma(b1, c0x);
      }
    }
    c0.intoArray(c, at);
    c0x.intoArray(c, at + COUNT);
  }
}
