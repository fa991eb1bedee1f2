package nn.kernels.vector;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;

/** Prints how many bytes some kernels put on the heap, once that is few or time is up. */
final class OnTheHeap {
  private static final List<MatrixProduct> SHAPES =
      List.of(
          new MatrixProduct(32, 128, 200, false, true),
          new MatrixProduct(60, 256, 64, false, false),
          new MatrixProduct(256, 100, 32, true, false),
          new MatrixProduct(1, 256, 32, false, false),
          new MatrixProduct(32, 10, 128, false, true),
          new MatrixProduct(512, 64, 128, true, false));

  /** Columns of a row that ends within a vector of any width. */
  private static final int COLUMNS = 10;

  private static final int ROWS = 512;
  private static final float[] A = filled();
  private static final float[] B = filled();
  private static final float[] C = filled();

  /** What is measured. */
  enum Subject {
    /** Ten products. */
    PRODUCTS,
    /** The sums and the maxima of 512 rows, and the sums of their columns. */
    REDUCTIONS,
    /** Eight functions of 5,120 numbers. */
    FUNCTIONS
  }

  private OnTheHeap() {}

  /** Runs functions and reductions in between: they share the classes of vectors with products. */
  static void main(String[] arguments) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Kernels kernels = new VectorKernels();
    Subject subject = Subject.valueOf(arguments[0]);
    long few = Long.parseLong(arguments[1]);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5000 && least >= few; round++) {
      for (int i = 0; i < 5; i++) {
        KernelsHash.of(kernels);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      run(subject, kernels);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    System.out.println(least);
  }

  private static void run(Subject subject, Kernels kernels) {
    switch (subject) {
      case PRODUCTS -> multiply(kernels);
      case REDUCTIONS -> reduce(kernels);
      case FUNCTIONS -> evaluate(kernels);
    }
  }

  private static void multiply(Kernels kernels) {
    for (MatrixProduct shape : SHAPES) {
      kernels.multiply(shape, A, 0, B, 0, C, 0, new JitWarmUp.InTurn());
      kernels.multiplyAddBias(shape, A, 0, B, 0, A, 0, C, 0, new JitWarmUp.InTurn());
    }
  }

  private static void reduce(Kernels kernels) {
    for (int row = 0; row < ROWS; row++) {
      int from = row * COLUMNS;
      C[row] = kernels.max(A, from, from + COLUMNS) + kernels.sum(A, from, from + COLUMNS);
    }
    kernels.addRows(A, 0, ROWS, COLUMNS, COLUMNS, C, 0);
  }

  private static void evaluate(Kernels kernels) {
    int to = ROWS * COLUMNS;
    kernels.exp(A, C, 0, to);
    kernels.expm1(A, C, 0, to);
    kernels.log(A, C, 0, to);
    kernels.log1p(A, C, 0, to);
    kernels.tanh(A, C, 0, to);
    kernels.sigmoid(A, C, 0, to);
    kernels.gelu(A, C, 0, to);
    kernels.geluDerivative(A, C, 0, to);
  }

  private static float[] filled() {
    float[] array = new float[1 << 16];
    Arrays.fill(array, 0.5f);
    return array;
  }
}
