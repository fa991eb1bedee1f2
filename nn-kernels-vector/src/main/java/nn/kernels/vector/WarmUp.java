package nn.kernels.vector;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;

/**
 * Runs every loop until the JIT compiler has compiled it, which the time it takes shows.
 *
 * <p>The products have rows for every tile, columns that fill no sliver, and so many k that sums
 * are taken up again: a branch that was never taken here would cost a compilation later.
 */
final class WarmUp implements Runnable {
  private static final int LENGTH = 1000;

  /** Compiled loops take less than 1 ns, others about 100. */
  private static final double NANOSECONDS_AN_ELEMENT = 5;

  /** Compiled products take less than 0.1 ns, others about 10. */
  private static final double NANOSECONDS_A_MULTIPLICATION = 0.5;

  private static final long LIMIT = 20_000_000_000L;

  /** Rows that take one tile of each height. */
  private static final int ROWS = 12 + 8 + 6 + 4 + 2 + 1;

  private final Kernels kernels;
  private final float[] x = new float[1 << 18];
  private final float[] y = new float[1 << 18];
  private final float[] z = new float[1 << 18];

  /** A loop, and how long it may take once it is compiled. */
  private record Loop(Runnable body, double nanoseconds) {

    boolean isFast() {
      long start = System.nanoTime();
      body.run();
      return System.nanoTime() - start < nanoseconds;
    }
  }

  WarmUp(Kernels kernels) {
    this.kernels = kernels;
    Arrays.fill(x, 0.5f);
    Arrays.fill(y, 0.25f);
  }

  /** One at a time in a JVM: the next finds everything compiled. */
  @Override
  public void run() {
    synchronized (WarmUp.class) {
      List<Loop> loops = loops();
      long end = System.nanoTime() + LIMIT;
      while (!allFast(loops)) {
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException(
              kernels.description() + ": still slow after " + LIMIT / 1_000_000_000 + " s");
        }
      }
    }
  }

  /** All of them in one go, because compiling one may undo another. */
  private static boolean allFast(List<Loop> loops) {
    boolean fast = true;
    for (Loop loop : loops) {
      fast &= loop.isFast();
    }
    return fast;
  }

  private List<Loop> loops() {
    return List.of(
        product(new MatrixProduct(ROWS, 70, 1100, false, false)),
        product(new MatrixProduct(ROWS, 128, 64, true, false)),
        product(new MatrixProduct(200, 70, 64, true, false)),
        product(new MatrixProduct(200, 200, 20, false, true)),
        product(new MatrixProduct(ROWS, 200, 64, false, true)),
        product(new MatrixProduct(32, 10, 1100, true, true)),
        productAndBias(new MatrixProduct(ROWS, 70, 1100, false, false)),
        productAndBias(new MatrixProduct(200, 10, 64, false, true)),
        function(() -> kernels.exp(x, z, 0, LENGTH)),
        function(() -> kernels.expm1(x, z, 0, LENGTH)),
        function(() -> kernels.log(x, z, 0, LENGTH)),
        function(() -> kernels.log1p(x, z, 0, LENGTH)),
        function(() -> kernels.tanh(x, z, 0, LENGTH)),
        function(() -> kernels.sigmoid(x, z, 0, LENGTH)),
        function(() -> kernels.gelu(x, z, 0, LENGTH)),
        function(() -> kernels.geluDerivative(x, z, 0, LENGTH)),
        function(() -> z[0] = kernels.sum(x, 0, LENGTH)),
        function(() -> z[0] = kernels.max(x, 0, LENGTH)));
  }

  private Loop product(MatrixProduct shape) {
    double multiplications = (double) shape.m() * shape.n() * shape.k();
    return new Loop(
        () -> kernels.multiply(shape, x, 0, y, 0, z, 0, new Alone()),
        multiplications * NANOSECONDS_A_MULTIPLICATION);
  }

  private Loop productAndBias(MatrixProduct shape) {
    double multiplications = (double) shape.m() * shape.n() * shape.k();
    return new Loop(
        () -> kernels.multiplyAddBias(shape, x, 0, y, 0, x, 0, z, 0, new Alone()),
        multiplications * NANOSECONDS_A_MULTIPLICATION);
  }

  private static Loop function(Runnable body) {
    return new Loop(body, LENGTH * NANOSECONDS_AN_ELEMENT);
  }

  /** No thread but the caller's: the warm-up takes none from those who train. */
  record Alone() implements Workers {
    @Override
    public int count() {
      return 1;
    }

    @Override
    public void run(int tasks, IntConsumer task) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
    }
  }
}
