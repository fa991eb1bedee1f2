package nn.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.loss.CrossEntropy;
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

/** Operations on tensors [batch, width], forward and backward. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Operations {
  @Param({"scalar", "vector"})
  private String kernels;

  @Param({"linear", "relu", "cross_entropy"})
  private String operation;

  @Param({"32", "128", "512"})
  private int batch;

  @Param("512")
  private int width;

  private Nn nn;
  private Parameter input;
  private UnaryOperator<Tensor> forward;

  /** Makes the input and the operation. */
  @Setup
  public void prepare() {
    nn = Nn.builder().seed(1).kernels(kernels).build();
    input = nn.parameter(Shape.of(batch, width), Values.of(batch * width));
    forward = operation();
  }

  private UnaryOperator<Tensor> operation() {
    Layers layers = new Layers(nn);
    return switch (operation) {
      case "linear" -> layers.linear(width, width)::forward;
      case "relu" -> layers.activation("relu")::forward;
      case "cross_entropy" -> {
        Tensor classes = nn.zeros(Shape.of(batch));
        yield logits -> new CrossEntropy().forward(logits, classes);
      }
      default -> throw new IllegalArgumentException(operation);
    };
  }

  /** The operation, its mean, and the gradients of the input and of the parameters. */
  @Benchmark
  public float forwardAndBackward() {
    return nn.stepScope(() -> {
      Tensor mean = forward.apply(input).mean();
      mean.backward();
      return mean.item();
    });
  }
}
