package nn.benchmarks.jmh;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
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

/** Steps of optimizers, the gradients given: ten parameters that have so many elements together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class OptimizerSteps {
  private static final int PARAMETERS = 10;

  @Param({
    "sgd(lr=0.01)",
    "sgd(lr=0.01, momentum=0.9)",
    "adam",
    "adamw",
    "adagrad",
    "nadam",
    "radam",
    "adamax",
    "rmsprop",
    "adadelta",
    "rprop",
    "asgd"
  })
  private String optimizer;

  /** As many as the perceptron 784-512-512-10 has, and ten millions. */
  @Param({"670000", "10000000"})
  private int elements;

  private Optimizer created;

  /** Makes the parameters, their gradients and the optimizer. */
  @Setup
  public void prepare() {
    Nn nn = Nn.create();
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    int each = elements / PARAMETERS;
    for (int i = 0; i < PARAMETERS; i++) {
      Parameter parameter = nn.parameter(Shape.of(each), Values.of(each));
      parameter.assignGradient(Values.of(each));
      parameters.put("p" + i, parameter);
    }
    created = nn.optimizers().create(optimizer, parameters);
  }

  /** One step. */
  @Benchmark
  public void step() {
    created.step();
  }
}
