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
 * Calls every loop, so that the JIT compiler compiles it.
 *
 * <p>A branch that was never taken here would cost a compilation later: the products have rows for
 * every tile, columns that fill no sliver, so many k that sums are taken up again, and are large
 * enough to be shared. Those that come first have few k, because the compiler counts calls of a
 * tile and its steps of k, and a few hundred calls must come first.
 */
final class JitWarmUp implements WarmUp {
  /** Elements of a short loop: no multiple of the length of any vector, so that its end is run. */
  private static final int LENGTH = 506;

  /** Columns of rows that are added: enough to run every loop over them with any vectors. */
  private static final int COLUMNS = 125;

  /** How often an exercise calls a short loop: the compiler wants many calls, and each is quick. */
  private static final int CALLS = 16;

  /** Rows of the tiles of every width of vectors. */
  private static final List<Integer> HEIGHTS = List.of(12, 8, 6, 4, 2, 1);

  private final float[] x = new float[1 << 17];
  private final float[] y = new float[1 << 17];
  private final float[] z = new float[1 << 17];

  JitWarmUp() {
    Arrays.fill(x, 0.5f);
    Arrays.fill(y, 0.25f);
  }

  @Override
  public List<List<Exercise>> products() {
    return List.of(Stream.concat(tiles(), reductions()).toList(), layers());
  }

  private Stream<Exercise> tiles() {
    return HEIGHTS.stream()
        .flatMap(rows ->
            Stream.of(
                product(new MatrixProduct(rows, 512, 48, false, false)),
                product(new MatrixProduct(rows, 512, 48, true, false)),
                productAndBias(new MatrixProduct(rows, 70, 1100, false, false)),
                repeated(productAndBias(new MatrixProduct(32, rows, 48, false, true)))));
  }

  /** Forward, back to the input and back to the weight. */
  private List<Exercise> layers() {
    return List.of(
        productAndBias(new MatrixProduct(32, 256, 300, false, true)),
        product(new MatrixProduct(32, 300, 256, false, false)),
        product(new MatrixProduct(256, 300, 32, true, false)),
        productAndBias(new MatrixProduct(32, 10, 256, false, true)),
        product(new MatrixProduct(32, 256, 10, false, false)),
        product(new MatrixProduct(10, 256, 32, true, false)),
        product(new MatrixProduct(512, 64, 128, true, false)),
        productAndBias(new MatrixProduct(1, 130, 300, false, true)),
        product(new MatrixProduct(32, 10, 1100, true, true)));
  }

  /** The shortest loops; the compiler wants 5,000 calls of them. */
  private Stream<Exercise> reductions() {
    return Stream.of(
        repeated(shortLoop((kernels, from, to) -> z[0] = kernels.sum(x, from, to))),
        repeated(kernels -> kernels.addRows(x, 0, 8, COLUMNS, COLUMNS, z, 0)),
        repeated(shortLoop((kernels, from, to) -> z[0] = kernels.max(x, from, to))));
  }

  @Override
  public List<List<Exercise>> functions() {
    return List.of(
        List.of(
            shortLoop((kernels, from, to) -> kernels.exp(x, z, from, to)),
            shortLoop((kernels, from, to) -> kernels.expm1(x, z, from, to)),
            shortLoop((kernels, from, to) -> kernels.log(x, z, from, to)),
            shortLoop((kernels, from, to) -> kernels.log1p(x, z, from, to)),
            shortLoop((kernels, from, to) -> kernels.tanh(x, z, from, to)),
            shortLoop((kernels, from, to) -> kernels.sigmoid(x, z, from, to)),
            shortLoop((kernels, from, to) -> kernels.gelu(x, z, from, to)),
            shortLoop((kernels, from, to) -> kernels.geluDerivative(x, z, from, to))));
  }

  private Exercise product(MatrixProduct shape) {
    return kernels -> kernels.multiply(shape, x, 0, y, 0, z, 0, new InTurn());
  }

  private Exercise productAndBias(MatrixProduct shape) {
    return kernels -> kernels.multiplyAddBias(shape, x, 0, y, 0, x, 0, z, 0, new InTurn());
  }

  /** A call of a kernel with the elements {@code [from, to)}. */
  private interface Call {
    void run(Kernels kernels, int from, int to);
  }

  private static Exercise shortLoop(Call loop) {
    return repeated(kernels -> loop.run(kernels, 0, LENGTH));
  }

  private static Exercise repeated(Exercise once) {
    return kernels -> {
      for (int call = 0; call < CALLS; call++) {
        once.run(kernels);
      }
    };
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
