package nn.lab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.autograd.Nn;
import nn.layers.loss.Losses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A number that was changed is found where it was changed. */
class PerturbedTraceTest {
  private static final Path GOLDEN = Path.of(System.getProperty("nn.golden", "golden"));

  private static final Verifier VERIFIER =
      new Verifier(Nn.create(), new Losses(), Tolerance.DEFAULT);

  static Stream<Long> seeds() {
    long seed = System.nanoTime();
    return IntStream.range(0, 20).mapToObj(i -> seed + i);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theStepAndTheElementAreNamed(long seed) {
    Random random = new Random(seed);
    List<Trace> traces = TraceFile.read(GOLDEN.resolve("optimizers/sgd.json")).traces();
    OptimizerTrace trace = (OptimizerTrace) traces.get(random.nextInt(traces.size()));
    int step = random.nextInt(trace.steps().size());
    int parameter = random.nextInt(trace.initial().size());
    int element = random.nextInt(trace.steps().get(step).after().get(parameter).size());
    Outcome outcome = VERIFIER.verify(changed(trace, step, parameter, element));
    Difference off = assertInstanceOf(Outcome.Compared.class, outcome).firstOff().orElseThrow();
    String name = List.copyOf(trace.initial().keySet()).get(parameter);
    assertEquals("step " + (step + 1) + ", " + name + "[" + element + "]", off.where());
    assertEquals(off, ((Outcome.Compared) outcome).worst().orElseThrow());
    assertEquals(1e-3, off.absolute(), 1e-5);
  }

  private static OptimizerTrace changed(
      OptimizerTrace trace, int step, int parameter, int element) {
    List<OptimizerTrace.Step> steps = new ArrayList<>(trace.steps());
    OptimizerTrace.Step old = steps.get(step);
    List<Numbers> after = new ArrayList<>(old.after());
    Numbers numbers = after.get(parameter);
    double[] values = IntStream.range(0, numbers.size()).mapToDouble(numbers::get).toArray();
    values[element] += 1e-3;
    after.set(parameter, new Numbers("", values));
    steps.set(step, new OptimizerTrace.Step(old.gradients(), after, old.evaluated()));
    return new OptimizerTrace(trace.title(), trace.optimizer(), trace.initial(), steps);
  }

  @Test
  void aDifferenceIsAllowedUpToTheTolerance() {
    Tolerance tolerance = new Tolerance(1e-2, 1e-1);
    assertEquals(false, difference(100, 101.1, tolerance).isOff());
    assertEquals(true, difference(100, 101.2, tolerance).isOff());
    assertEquals(false, difference(0, -0.1, tolerance).isOff());
    assertEquals(true, difference(0, Double.NaN, tolerance).isOff());
    assertEquals(true, difference(Double.POSITIVE_INFINITY, 1, tolerance).isOff());
    assertEquals(
        true, difference(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, tolerance).isOff());
    assertEquals(false, difference(Double.NaN, Double.NaN, new Tolerance(0, 0)).isOff());
    assertEquals(
        false, difference(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, tolerance).isOff());
  }

  private static Difference difference(double expected, double actual, Tolerance tolerance) {
    return new Difference("", "", expected, actual, tolerance.allowed(expected));
  }

  @Test
  void aDifferenceIsRelativeToTheNumberOrToTheAbsoluteToleranceIfThatIsLarger() {
    Tolerance tolerance = new Tolerance(1e-3, 0.5);
    assertEquals(0.5, tolerance.relative(10, -20));
    assertEquals(0.25, tolerance.relative(0.25, 1));
    assertEquals(2, tolerance.relative(1, 0.25));
    assertEquals(2, tolerance.relative(1, 0));
    assertEquals(0, new Tolerance(0, 0).relative(0, 0));
    assertEquals(
        Double.POSITIVE_INFINITY,
        tolerance.relative(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
  }
}
