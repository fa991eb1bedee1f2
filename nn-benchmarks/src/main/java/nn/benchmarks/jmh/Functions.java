package nn.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import nn.api.kernel.Kernels;
import nn.autograd.Nn;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Functions and sums of arrays that lie in the cache; the time is that of one element. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Functions.SIZE)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Functions {
  static final int SIZE = 4096;

  @Param({"scalar", "vector"})
  private String kernels;

  private Kernels chosen;
  private final float[] x = Values.of(SIZE);
  private final float[] positive = positive(x);
  private final float[] y = new float[SIZE];

  private static float[] positive(float[] x) {
    float[] positive = x.clone();
    for (int i = 0; i < positive.length; i++) {
      positive[i] = Math.abs(positive[i]);
    }
    return positive;
  }

  /** Finds the kernels. */
  @Setup
  public void prepare() {
    chosen = Nn.builder().kernels(kernels).build().kernels();
  }

  /** e^x. */
  @Benchmark
  public float[] exp() {
    chosen.exp(x, y, 0, SIZE);
    return y;
  }

  /** log x. */
  @Benchmark
  public float[] log() {
    chosen.log(positive, y, 0, SIZE);
    return y;
  }

  /** tanh x. */
  @Benchmark
  public float[] tanh() {
    chosen.tanh(x, y, 0, SIZE);
    return y;
  }

  /** 1 / (1 + e^−x). */
  @Benchmark
  public float[] sigmoid() {
    chosen.sigmoid(x, y, 0, SIZE);
    return y;
  }

  /** x · Φ(x). */
  @Benchmark
  public float[] gelu() {
    chosen.gelu(x, y, 0, SIZE);
    return y;
  }

  /** Σ x. */
  @Benchmark
  public float sum() {
    return chosen.sum(x, 0, SIZE);
  }
}
