package nn.tck.layer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.layer.LayerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/**
 * Whether gradients are slopes: differences of the loss L = Σ uᵢ yᵢ, for up to {@value #MOST}
 * elements of the input and of each parameter, others for each seed.
 *
 * <p>2·10⁻³ of the slope and of 1 is allowed. Where L has a kink, as a maximum has, a gradient
 * between the slopes to both sides is one.
 */
public final class SlopeCheck {
  private static final double STEP = 0x1p-7;
  private static final double SMALL_STEP = 0x1p-10;
  private static final double TOLERANCE = 2e-3;
  private static final int MOST = 12;
  private static final int COUNT = 3;

  private final Subject<LayerProvider> subject;
  private final Samples samples;

  /** Creates the check. */
  public SlopeCheck(Subject<LayerProvider> subject, Samples samples) {
    this.subject = subject;
    this.samples = samples;
  }

  /** Checks the gradients by the input and by every parameter, in training and in evaluation. */
  public void gradientsAreTheSlopes(Nn nn, Spec spec, Numbers numbers) {
    for (boolean training : new boolean[] {true, false}) {
      LayerRun run = LayerRun.of(nn, spec, samples, numbers);
      run.step(COUNT, "before");
      check(run.in(training), spec + ", " + LayerRun.mode(training));
    }
  }

  private void check(LayerRun run, String what) {
    Tensor x = run.batch(COUNT, "x");
    Saved before = Saved.of(run.module());
    Tensor y = run.module().forward(x);
    float[] upstream = run.upstream(y).toArray();
    run.backward(x, y);
    Loss loss =
        () -> {
          before.rewind(run.module());
          return run.nn().noGrad(() -> sum(run.module().forward(x).toArray(), upstream));
        };
    if (x instanceof Parameter input) {
      compare(what, "the input", input, loss, run.numbers());
    }
    for (Map.Entry<String, Parameter> each : run.module().parameters().entrySet()) {
      compare(what, each.getKey(), each.getValue(), loss, run.numbers());
    }
  }

  private interface Loss {
    double value();
  }

  private static double sum(float[] y, float[] upstream) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (double) upstream[i] * y[i];
    }
    return sum;
  }

  private void compare(String what, String name, Parameter moved, Loss loss, Numbers numbers) {
    float[] gradient = LayerRun.gradient(moved);
    float[] at = moved.toArray();
    List<Integer> order = numbers.order("elements of " + name, at.length);
    double here = loss.value();
    for (int i : order.subList(0, Math.min(MOST, at.length))) {
      Slopes slopes = slopes(moved, at, i, loss, here, STEP);
      if (!slopes.meanIs(gradient[i])) {
        Slopes near = slopes(moved, at, i, loss, here, SMALL_STEP);
        if (!near.meanIs(gradient[i]) && !near.enclose(gradient[i])) {
          throw broken(what, name, i, at[i], gradient[i], slopes.mean());
        }
      }
    }
  }

  private AssertionError broken(
      String what, String name, int i, float at, float gradient, double slope) {
    return Contract.GRADIENTS_ARE_THE_SLOPES.broken(
        subject,
        String.format(
            Locale.ROOT,
            "with %s: the gradient of %s at [%d], which is %s, is %s, but the slope is %.6f;"
                + " compare backward with the derivative of forward, by hand, or build the output"
                + " of tensor operations, whose gradients the framework knows; if the gradient is"
                + " another on purpose, gradientsAreDerivatives() of the test says so",
            what,
            name,
            i,
            at,
            gradient,
            slope));
  }

  /** The slopes to both sides. */
  private record Slopes(double left, double right) {
    double mean() {
      return (left + right) / 2;
    }

    private double tolerance() {
      return TOLERANCE * (1 + Math.abs(mean()));
    }

    boolean meanIs(float gradient) {
      return Math.abs(mean() - gradient) <= tolerance();
    }

    /** Returns whether it lies between the slopes, as that of a kink. */
    boolean enclose(float gradient) {
      return gradient >= Math.min(left, right) - tolerance()
          && gradient <= Math.max(left, right) + tolerance();
    }
  }

  private static Slopes slopes(
      Parameter moved, float[] at, int i, Loss loss, double here, double h) {
    float[] values = at.clone();
    values[i] = (float) (at[i] + h);
    moved.assign(values);
    double right = (loss.value() - here) / ((double) values[i] - at[i]);
    values[i] = (float) (at[i] - h);
    moved.assign(values);
    double left = (here - loss.value()) / ((double) at[i] - values[i]);
    moved.assign(at);
    return new Slopes(left, right);
  }
}
