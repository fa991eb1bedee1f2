package nn.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import nn.api.kernel.MatrixProduct;
import nn.autograd.Nn;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Matrix products as layers need them: {@code 128x512x784 NT} has m = 128 rows (the batch), n = 512
 * columns, k = 784, and its second matrix transposed.
 *
 * <p>NT is forward, NN back to the input, TN back to the weight. A product is 2mnk operations.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatrixProducts {
  @Param({"scalar", "vector"})
  private String kernels;

  @Param({
    "32x512x784 NT", "32x512x512 NN", "512x784x32 TN",
    "128x512x784 NT", "128x512x512 NN", "512x784x128 TN",
    "1x512x784 NT", "32x32x64 NT", "512x512x512 NN"
  })
  private String shape;

  private Nn nn;
  private MatrixProduct product;
  private float[] a;
  private float[] b;
  private float[] c;

  /** Makes the matrices. */
  @Setup
  public void prepare() {
    nn = Nn.builder().kernels(kernels).build();
    product = parse(shape);
    a = Values.of(product.m() * product.k());
    b = Values.of(product.k() * product.n());
    c = new float[product.m() * product.n()];
  }

  private static MatrixProduct parse(String shape) {
    String[] parts = shape.split("[x ]", -1);
    return new MatrixProduct(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        parts[3].charAt(0) == 'T',
        parts[3].charAt(1) == 'T');
  }

  /** C = op(A) · op(B). */
  @Benchmark
  public float[] multiply() {
    nn.kernels().multiply(product, a, 0, b, 0, c, 0, nn.workers());
    return c;
  }
}
