package nn.tck.optimizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/**
 * Whether an optimizer optimises.
 *
 * <p>Of several configurations one must do; where there is a learning rate, those are a ladder of
 * learning rates.
 */
public final class ConvergenceChecks {
  private static final int SIZE = 10;
  private static final int QUADRATIC_STEPS = 1_500;
  private static final int ROSENBROCK_STEPS = 2_000;

  private final Subject<OptimizerProvider> subject;

  /** One problem. */
  @FunctionalInterface
  public interface Check {

    /** Throws if no candidate solves it. */
    void run(Nn nn, List<Spec> candidates);
  }

  /** Creates the checks. */
  public ConvergenceChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns the configurations to try for one. */
  public static List<Spec> ladder(Nn nn, Spec spec) {
    return Specs.ladder(nn, spec);
  }

  /** Checks that a quadratic whose curvatures are 1 to 10 falls to a thousandth. */
  public void minimizesQuadratic(Nn nn, List<Spec> candidates) {
    requireOne(
        candidates,
        spec -> quadratic(nn, spec),
        1e-3,
        "part of a quadratic's first value that is left after " + QUADRATIC_STEPS + " steps");
  }

  private static double quadratic(Nn nn, Spec spec) {
    float[] curvatures = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      curvatures[i] = i + 1;
    }
    Tensor curvature = nn.tensor(Shape.of(SIZE, 1), curvatures);
    Tensor minimum = nn.tensor(Shape.of(SIZE, 1), Numbers.normal("minimum", SIZE));
    Parameter x = nn.parameter(Shape.of(SIZE, 1), Numbers.normal("start", SIZE));
    return descend(
        nn,
        spec,
        x,
        QUADRATIC_STEPS,
        () -> {
          Tensor off = x.sub(minimum);
          return off.mul(off).mul(curvature).sum();
        });
  }

  /** Checks that Rosenbrock's function falls from (−1.2, 1) to a tenth. */
  public void descendsRosenbrock(Nn nn, List<Spec> candidates) {
    requireOne(
        candidates,
        spec -> rosenbrock(nn, spec),
        0.1,
        "part of Rosenbrock's first value that is left after " + ROSENBROCK_STEPS + " steps");
  }

  /** f = (1 − x)² + 100 (y − x²)². */
  private static double rosenbrock(Nn nn, Spec spec) {
    Parameter xy = nn.parameter(Shape.of(2, 1), -1.2f, 1);
    return descend(
        nn,
        spec,
        xy,
        ROSENBROCK_STEPS,
        () -> {
          Tensor x = xy.slice(0, 0, 1);
          Tensor valley = xy.slice(0, 1, 2).sub(x.mul(x));
          Tensor along = x.neg().add(1);
          return along.mul(along).add(valley.mul(valley).mul(100)).sum();
        });
  }

  /** Returns the last value of the function divided by its first. */
  private static double descend(
      Nn nn, Spec spec, Parameter parameter, int steps, Supplier<Tensor> function) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("x", parameter);
    Optimizer optimizer = nn.optimizers().create(spec, parameters);
    double first = nn.noGrad(() -> (double) function.get().item());
    for (int i = 0; i < steps; i++) {
      optimizer.step(() -> {
        optimizer.zeroGrad();
        Tensor loss = function.get();
        loss.backward();
        return loss;
      });
    }
    return optimizer.withEvaluationWeights(
        () -> nn.noGrad(() -> (double) function.get().item()) / first);
  }

  /** Checks that a small network learns to tell the irises apart, nine of ten. */
  public void learnsIris(Nn nn, List<Spec> candidates) {
    requireOne(
        candidates,
        spec -> IrisRun.errors(nn, spec),
        0.1,
        "part of the irises to test with that a small network takes for others");
  }

  private void requireOne(
      List<Spec> candidates, ToDoubleFunction<Spec> problem, double goal, String what) {
    StringBuilder seen = new StringBuilder();
    for (Spec spec : candidates) {
      double reached = problem.applyAsDouble(spec);
      if (reached <= goal) {
        return;
      }
      seen.append("\n    ").append(spec).append(": ").append(reached);
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
