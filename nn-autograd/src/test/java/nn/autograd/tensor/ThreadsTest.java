package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.api.Dims;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.kernel.ScalarKernels;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work that is large enough to be shared gives the same bits on any number of threads. */
class ThreadsTest {
  private static final int ROWS = 301;

  static Stream<Named<UnaryOperator<Tensor>>> operations() {
    return Stream.of(
        of("add", x -> x.add(x.slice(0, 0, 1)).mul(x)),
        of("sub", x -> x.slice(1, 0, 1).sub(x).mul(x)),
        of("div", x -> x.div(x.abs().add(1f))),
        of("pow", x -> x.abs().add(0.1f).pow(x)),
        of("pow of a number", x -> x.pow(3f)),
        of("maximum", x -> x.maximum(x.transpose(0, 1))),
        of("minimum", x -> x.minimum(x.transpose(0, 1))),
        of("exp and log", x -> x.exp().add(1f).log()),
        of("sqrt", x -> x.abs().add(1f).sqrt()),
        of("tanh and sigmoid", x -> x.tanh().mul(x.sigmoid())),
        of("clamp", x -> x.clamp(-1f, 1f)),
        of("where", x -> x.where(x.gt(x.transpose(0, 1)), x.mul(2f))),
        of("sum", x -> x.sum(Dims.of(1)).mul(x.sum(Dims.of(0)))),
        of("var", x -> x.var(Dims.of(1), 1)),
        of("logSumExp", x -> x.logSumExp(Dims.of(1))),
        of("max", x -> x.max(Dims.of(1)).mul(x.min(Dims.of(0)))),
        of("matmul", x -> x.matmul(x.transpose(0, 1))),
        of("linear", x -> x.linear(x, x.slice(0, 0, 1).reshape(-1))),
        of("gather", x -> x.gather(0, x.constant(Shape.of(1, ROWS), new float[ROWS]))));
  }

  private static Named<UnaryOperator<Tensor>> of(String name, UnaryOperator<Tensor> operation) {
    return Named.of(name, operation);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void doNotChangeTheBits(UnaryOperator<Tensor> operation) {
    float[][] one = run(1, operation);
    for (int threads = 2; threads <= 3; threads++) {
      float[][] several = run(threads, operation);
      assertArrayEquals(one[0], several[0], "values on " + threads + " threads");
      assertArrayEquals(one[1], several[1], "gradients on " + threads + " threads");
    }
  }

  private static float[][] run(int threads, UnaryOperator<Tensor> operation) {
    try (WorkerPool workers = new WorkerPool(threads)) {
      Engine engine = new Engine(new ScalarKernels(), workers);
      DenseParameter x = Engines.parameter(engine, new Random(11), ROWS, ROWS);
      Tensor y = operation.apply(x);
      y.mul(y).sum().backward();
      Tensor gradient = x.gradient();
      assertNotNull(gradient);
      return new float[][] {y.toArray(), gradient.toArray()};
    }
  }

  @Test
  void rangesCoverSizesUpToTheLargest() {
    try (WorkerPool workers = new WorkerPool(2)) {
      Engine engine = new Engine(new ScalarKernels(), workers);
      for (int size : new int[] {0, 1, 1 << 16, (1 << 16) + 1, Integer.MAX_VALUE}) {
        AtomicLong covered = new AtomicLong();
        engine.forRanges(size, (from, to) -> covered.addAndGet((long) to - from));
        assertEquals(size, covered.get());
      }
    }
  }
}
