package nn.kernels.vector;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;

/** Prints how many bytes a product puts on the heap, once that is few or time is up. */
final class ProductsOnTheHeap {
  private static final List<MatrixProduct> SHAPES =
      List.of(
          new MatrixProduct(32, 128, 200, false, true),
          new MatrixProduct(60, 256, 64, false, false),
          new MatrixProduct(256, 100, 32, true, false),
          new MatrixProduct(1, 256, 32, false, false),
          new MatrixProduct(32, 10, 128, false, true));

  private ProductsOnTheHeap() {}

  /** Runs functions and reductions too: they share the classes of vectors with products. */
  static void main(String[] arguments) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Kernels kernels = new VectorKernels();
    float[] a = filled();
    float[] b = filled();
    float[] c = filled();
    long few = Long.parseLong(arguments[0]);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5000 && least >= few; round++) {
      for (int i = 0; i < 5; i++) {
        KernelsHash.of(kernels);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (MatrixProduct shape : SHAPES) {
        kernels.multiply(shape, a, 0, b, 0, c, 0, new WarmUp.Alone());
        kernels.multiplyAddBias(shape, a, 0, b, 0, a, 0, c, 0, new WarmUp.Alone());
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, allocated / (2L * SHAPES.size()));
    }
    System.out.println(least);
  }

  private static float[] filled() {
    float[] array = new float[1 << 16];
    Arrays.fill(array, 0.5f);
    return array;
  }
}
