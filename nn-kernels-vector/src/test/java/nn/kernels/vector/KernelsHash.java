package nn.kernels.vector;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import nn.api.kernel.Kernels;

/** Hashes what the kernels compute, at the first call and after many. */
final class KernelsHash {
  private static final int SIZE = 67;

  private KernelsHash() {}

  /** Prints both hashes, and what a thousand calls allocate once that is nothing or time is up. */
  static void main(String[] arguments) {
    Kernels kernels = new VectorKernels();
    System.out.println("first " + of(kernels));
    int calls = Integer.parseInt(arguments[0]);
    for (int i = 0; i < calls; i++) {
      of(kernels);
    }
    System.out.println("last " + of(kernels));
    if (calls > 0) {
      System.out.println("allocated " + leastAllocated(kernels));
    }
  }

  /** Returns the bytes that the kernels allocate, when the compiler has had its time. */
  private static long leastAllocated(Kernels kernels) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] x = Values.random(new Random(1), SIZE);
    float[] y = new float[SIZE];
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 2000 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 100; i++) {
        for (ArrayFunction function : FUNCTIONS) {
          function.apply(kernels, x, y, 0, SIZE);
        }
        y[0] = kernels.sum(x, 0, SIZE) + kernels.max(x, 0, SIZE);
        kernels.addRows(x, 0, 2, SIZE / 2, SIZE / 2, y, 0);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private static final ArrayFunction[] FUNCTIONS = ArrayFunction.values();

  /** The hash of every function and reduction of fixed numbers. */
  static int of(Kernels kernels) {
    Random random = new Random(7);
    float[] x = Values.random(random, SIZE);
    float[] special = Values.special();
    System.arraycopy(special, 0, x, 0, special.length);
    float[] y = new float[SIZE];
    int hash = 0;
    for (ArrayFunction function : FUNCTIONS) {
      function.apply(kernels, x, y, 0, SIZE);
      hash = 31 * hash + Arrays.hashCode(y);
    }
    for (int to = special.length; to < SIZE; to++) {
      hash = 31 * hash + Float.hashCode(kernels.sum(x, special.length, to));
      hash = 31 * hash + Float.hashCode(kernels.max(x, special.length, to));
    }
    Arrays.fill(y, 0);
    kernels.addRows(x, special.length, 3, 10, 10, y, 0);
    hash = 31 * hash + Arrays.hashCode(y);
    return hash;
  }
}
