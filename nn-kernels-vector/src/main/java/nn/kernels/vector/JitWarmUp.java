package nn.kernels.vector;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.WarmUp;
import nn.api.kernel.Workers;

/**
 * Runs every loop until the JIT compiler has compiled it, which the time it takes shows.
 *
 * <p>A branch that was never taken here would cost a compilation later: the products have rows for
 * every tile, columns that fill no sliver, so many k that sums are taken up again, and are large
 * enough to be shared. Those that come first have few k, because the compiler counts calls of a
 * tile and its steps of k, and a few hundred calls must come first.
 */
final class JitWarmUp implements WarmUp {
  private static final int LENGTH = 250;

  /** Compiled loops take less than 1 ns, others about 100. */
  private static final double NANOSECONDS_AN_ELEMENT = 10;

  /** Compiled products take less than 0.1 ns, others about 10. */
  private static final double NANOSECONDS_A_MULTIPLICATION = 0.5;

  /** Finding the cheapest way takes less, even if the product itself is nothing. */
  private static final double NANOSECONDS_A_PRODUCT = 5000;

  /** In how many rounds all must be fast: compiling one may undo another. */
  private static final int ROUNDS = 50;

  /** Nanoseconds after which loops that are still slow will not become fast. */
  private static final long LIMIT = 20_000_000_000L;

  /** Rows of the tiles of every width of vectors. */
  private static final List<Integer> HEIGHTS = List.of(12, 8, 6, 4, 2, 1);

  private final Kernels kernels;
  private final float[] x = new float[1 << 17];
  private final float[] y = new float[1 << 17];
  private final float[] z = new float[1 << 17];

  /** A loop, and how long it may take once it is compiled. */
  private record Loop(Runnable body, double nanoseconds) {

    boolean isFast() {
      long start = System.nanoTime();
      body.run();
      return System.nanoTime() - start < nanoseconds;
    }
  }

  JitWarmUp(Kernels kernels) {
    this.kernels = kernels;
    Arrays.fill(x, 0.5f);
    Arrays.fill(y, 0.25f);
  }

  @Override
  public void products() {
    run(1, tiles().toList());
    run(1, reductions().toList());
    run(ROUNDS, Stream.of(tiles(), layers(), reductions()).flatMap(each -> each).toList());
  }

  private Stream<Loop> tiles() {
    return HEIGHTS.stream()
        .flatMap(rows ->
            Stream.of(
                product(new MatrixProduct(rows, 512, 48, false, false)),
                product(new MatrixProduct(rows, 512, 48, true, false)),
                productAndBias(new MatrixProduct(rows, 70, 1100, false, false)),
                productAndBias(new MatrixProduct(32, rows, 48, false, true))));
  }

  /** Forward, back to the input and back to the weight. */
  private Stream<Loop> layers() {
    return Stream.of(
        productAndBias(new MatrixProduct(32, 256, 300, false, true)),
        product(new MatrixProduct(32, 300, 256, false, false)),
        product(new MatrixProduct(256, 300, 32, true, false)),
        productAndBias(new MatrixProduct(32, 10, 256, false, true)),
        product(new MatrixProduct(32, 256, 10, false, false)),
        product(new MatrixProduct(10, 256, 32, true, false)),
        product(new MatrixProduct(32, 10, 1100, true, true)));
  }

  private Stream<Loop> reductions() {
    return Stream.of(
        function(() -> z[0] = kernels.sum(x, 0, LENGTH)),
        function(() -> z[0] = kernels.max(x, 0, LENGTH)));
  }

  @Override
  public void functions() {
    run(
        ROUNDS,
        List.of(
            function(() -> kernels.exp(x, z, 0, LENGTH)),
            function(() -> kernels.expm1(x, z, 0, LENGTH)),
            function(() -> kernels.log(x, z, 0, LENGTH)),
            function(() -> kernels.log1p(x, z, 0, LENGTH)),
            function(() -> kernels.tanh(x, z, 0, LENGTH)),
            function(() -> kernels.sigmoid(x, z, 0, LENGTH)),
            function(() -> kernels.gelu(x, z, 0, LENGTH)),
            function(() -> kernels.geluDerivative(x, z, 0, LENGTH))));
  }

  /**
   * Runs loops until all were fast in so many rounds; one at a time in a JVM, so that the next
   * finds everything compiled.
   */
  private void run(int rounds, List<Loop> loops) {
    synchronized (JitWarmUp.class) {
      long end = System.nanoTime() + LIMIT;
      for (int fast = 0; fast < rounds; fast += allFast(loops) ? 1 : 0) {
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException(
              kernels.description() + ": still slow after " + LIMIT / 1_000_000_000 + " s");
        }
      }
    }
  }

  private static boolean allFast(List<Loop> loops) {
    boolean fast = true;
    for (Loop loop : loops) {
      fast &= loop.isFast();
    }
    return fast;
  }

  private Loop product(MatrixProduct shape) {
    return new Loop(
        () -> kernels.multiply(shape, x, 0, y, 0, z, 0, new InTurn()), nanoseconds(shape));
  }

  private Loop productAndBias(MatrixProduct shape) {
    return new Loop(
        () -> kernels.multiplyAddBias(shape, x, 0, y, 0, x, 0, z, 0, new InTurn()),
        nanoseconds(shape));
  }

  private static double nanoseconds(MatrixProduct shape) {
    double multiplications = (double) shape.m() * shape.n() * shape.k();
    return NANOSECONDS_A_PRODUCT + NANOSECONDS_A_MULTIPLICATION * multiplications;
  }

  private static Loop function(Runnable body) {
    return new Loop(body, LENGTH * NANOSECONDS_AN_ELEMENT);
  }

  /** Shares work as two threads would, but takes no thread from those who train. */
  record InTurn() implements Workers {
    @Override
    public int count() {
      return 2;
    }

    @Override
    public void run(int tasks, IntConsumer task) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
    }
  }
}
