package nn.tck.optimizer;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;
import org.junit.jupiter.api.DynamicTest;

/**
 * Whether an optimizer optimises.
 *
 * <p>Of several candidates one must do; where there is a learning rate, those are a ladder of
 * learning rates.
 */
public final class ConvergenceChecks {
  private static final int QUADRATIC_STEPS = 1_500;
  private static final int ROSENBROCK_STEPS = 2_000;
  private static final int GENTLE_STEPS = 200;
  private static final double LARGEST_CURVATURE = 20;
  private static final String MAXIMIZE = "maximize";

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public ConvergenceChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns the configurations to try for one. */
  public List<String> ladder(String configuration) {
    try (Nn nn = subject.nn(1)) {
      return Specs.ladder(nn, SpecParser.parse(configuration)).stream()
          .map(Spec::toString)
          .toList();
    }
  }

  /** Checks that a quadratic whose curvatures are at most 1 falls. */
  public void everyConfigurationDescends(Nn nn, Spec spec, Numbers numbers) {
    Spec descending =
        Specs.find(subject.descriptor(), MAXIMIZE).isPresent() ? spec.with(MAXIMIZE, false) : spec;
    Minimizer minimizer = new Minimizer(nn, descending, GENTLE_STEPS);
    requireLess(minimizer.quadratic(numbers, 1), descending.toString());
    requireLess(
        minimizer.quadraticOfKernel(numbers, 1), descending + ", a parameter of three dimensions");
  }

  private void requireLess(double left, String what) {
    if (!(left < 1)) {
      throw Contract.EVERY_CONFIGURATION_DESCENDS.broken(
          subject, "with " + what + ": the last value is " + left + " times the first");
    }
  }

  /** Returns a test for each problem that one of the candidates must solve. */
  public Stream<DynamicTest> tests(List<String> candidates) {
    List<Spec> specs = candidates.stream().map(SpecParser::parse).toList();
    return Stream.of(
        test(
            "quadratic",
            specs,
            (nn, spec, numbers) ->
                new Minimizer(nn, spec, QUADRATIC_STEPS).quadratic(numbers, LARGEST_CURVATURE),
            1e-3,
            "part of a quadratic's first value that is left after " + QUADRATIC_STEPS + " steps"),
        test(
            "Rosenbrock",
            specs,
            (nn, spec, numbers) -> new Minimizer(nn, spec, ROSENBROCK_STEPS).rosenbrock(),
            0.1,
            "part of Rosenbrock's first value that is left after " + ROSENBROCK_STEPS + " steps"),
        test(
            "iris",
            specs,
            (nn, spec, numbers) -> IrisRun.errors(nn, spec),
            0.1,
            "part of the irises to test with that a small network takes for others"));
  }

  @FunctionalInterface
  private interface Problem {
    /** Returns what is left, the less the better. */
    double left(Nn nn, Spec spec, Numbers numbers);
  }

  private DynamicTest test(
      String name, List<Spec> candidates, Problem problem, double goal, String what) {
    return DynamicTest.dynamicTest(
        name,
        () ->
            subject.check(
                candidates.getFirst(),
                (nn, first, numbers) ->
                    requireOne(candidates, spec -> problem.left(nn, spec, numbers), goal, what)));
  }

  private void requireOne(
      List<Spec> candidates, ToDoubleFunction<Spec> problem, double goal, String what) {
    StringBuilder seen = new StringBuilder();
    for (Spec spec : candidates) {
      double left = problem.applyAsDouble(spec);
      if (left <= goal) {
        return;
      }
      seen.append("\n    ").append(spec).append(": ").append(left);
    }
    throw Contract.CONVERGES.broken(
        subject,
        what
            + " is above "
            + goal
            + " with each of these; the test's candidates() may name others:"
            + seen);
  }
}
