package nn.kernels.vector.product;

import static nn.kernels.vector.product.Lanes.COUNT;
import static nn.kernels.vector.product.Lanes.SLIVER;
import static nn.kernels.vector.product.Lanes.SPECIES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;

/** Copies slivers of B into memory whose vectors cross no line of the cache. */
final class Slivers {
  private static final long VECTOR = (long) COUNT * Float.BYTES;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  private Slivers() {}

  /** Returns the bytes of a sliver. */
  static long bytes(int depth) {
    return 2 * VECTOR * depth;
  }

  /**
   * Copies rows {@code [p, p + depth)} of the columns {@code [j0, j1)}, sliver after sliver;
   * columns beyond the last are zero.
   */
  static MemorySegment pack(Matrix b, int p, int depth, int j0, int j1, Workspace workspace) {
    int slivers = Math.ceilDiv(j1 - j0, SLIVER);
    MemorySegment out = workspace.aligned(slivers * SLIVER * depth);
    for (int sliver = 0; sliver < slivers; sliver++) {
      int j = j0 + sliver * SLIVER;
      long at = sliver * bytes(depth);
      if (b.hasDenseRows() && j1 - j >= SLIVER) {
        copy(b.array(), b.at(p, j), b.rowStride(), depth, out, at);
      } else {
        float[] beside = workspace.block(SLIVER * depth);
        Packing.pack(b, p, depth, j, Math.min(SLIVER, j1 - j), beside, 0);
        MemorySegment.copy(beside, 0, out, ValueLayout.JAVA_FLOAT, at, SLIVER * depth);
      }
    }
    return out;
  }

  private static void copy(float[] b, int from, int stride, int depth, MemorySegment out, long at) {
    for (int p = 0; p < depth; p++) {
      FloatVector first = FloatVector.fromArray(SPECIES, b, from + p * stride);
      FloatVector second = FloatVector.fromArray(SPECIES, b, from + p * stride + COUNT);
      first.intoMemorySegment(out, at + p * (2 * VECTOR), ORDER);
      second.intoMemorySegment(out, at + p * (2 * VECTOR) + VECTOR, ORDER);
    }
  }
}
