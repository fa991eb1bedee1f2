package nn.tck.activation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.ActivationProvider;
import nn.api.plugin.Spec;
import nn.autograd.CreatedActivation;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/**
 * Whether the derivative is the slope of the value: central differences of the loss Σ uᵢ yᵢ.
 *
 * <p>With h = 2⁻⁷ rounding adds about 10⁻⁵ to a slope and curvature about as much; 2·10⁻³ of the
 * slope and of 1 is allowed. Where the derivative bends, as that of softsign does at 0, a slope can
 * be off by more, but with h = 2⁻¹⁰ by an eighth of it; a derivative that is wrong is off in both.
 */
public final class SlopeCheck {
  private static final double H = 0x1p-7;
  private static final double SMALL_H = 0x1p-10;
  private static final double TOLERANCE = 2e-3;
  private static final Shape SHAPE = Shape.of(3, 4);
  private static final int TRIALS = 2;
  private static final float[] LIMITS = {0.5f, 3, 8};

  private final Subject<ActivationProvider> subject;
  private final List<Double> kinks;

  /**
   * Creates the check.
   *
   * @param kinks where the derivative jumps
   */
  public SlopeCheck(Subject<ActivationProvider> subject, List<Double> kinks) {
    this.subject = subject;
    this.kinks = List.copyOf(kinks);
  }

  /** Checks the derivatives by every input and by every parameter of the activation. */
  public void derivativeIsTheSlope(Nn nn, Spec spec, Numbers numbers) {
    CreatedActivation created = nn.activations().create(spec);
    for (float limit : LIMITS) {
      for (int trial = 0; trial < TRIALS; trial++) {
        String purpose = "x up to " + limit + ", trial " + trial;
        check(nn, created, spec, numbers.uniform(purpose, SHAPE.size(), limit), numbers);
      }
    }
  }

  private void check(Nn nn, CreatedActivation created, Spec spec, float[] at, Numbers numbers) {
    created.parameters().values().forEach(Parameter::zeroGrad);
    Parameter x = nn.parameter(SHAPE, at);
    Tensor upstream = ActivationRun.upstream(nn, created.activation().forward(x), numbers);
    created.activation().forward(x).backward(upstream);
    Loss loss = () -> sum(created.activation().forward(x), upstream);
    compare(spec, "x", x, loss, true);
    for (Map.Entry<String, Parameter> each : created.parameters().entrySet()) {
      compare(spec, each.getKey(), each.getValue(), loss, false);
    }
  }

  private interface Loss {
    double value();
  }

  private static double sum(Tensor y, Tensor upstream) {
    float[] values = y.toArray();
    float[] weights = upstream.toArray();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) weights[i] * values[i];
    }
    return sum;
  }

  private void compare(Spec spec, String name, Parameter parameter, Loss loss, boolean hasKinks) {
    float[] derivative = ActivationRun.gradient(parameter);
    float[] at = parameter.toArray();
    for (int i = 0; i < at.length; i++) {
      if (hasKinks && isNearKink(at[i])) {
        continue;
      }
      double slope = slope(parameter, at, i, loss, H);
      if (!isClose(derivative[i], slope)
          && !isClose(derivative[i], slope(parameter, at, i, loss, SMALL_H))) {
        throw Contract.DERIVATIVE_IS_THE_SLOPE.broken(
            subject,
            String.format(
                Locale.ROOT,
                "with %s: dL/d%s[%d] at %s is %s, but the slope is %.6f; if a kink lies there,"
                    + " kinks() must name it",
                spec,
                name,
                i,
                at[i],
                derivative[i],
                slope));
      }
    }
  }

  private static boolean isClose(float derivative, double slope) {
    return Math.abs(slope - derivative) <= TOLERANCE * (1 + Math.abs(slope));
  }

  private static double slope(Parameter parameter, float[] at, int i, Loss loss, double h) {
    float[] moved = at.clone();
    moved[i] = (float) (at[i] + h);
    double step = moved[i];
    parameter.assign(moved);
    double above = loss.value();
    moved[i] = (float) (at[i] - h);
    step -= moved[i];
    parameter.assign(moved);
    double below = loss.value();
    parameter.assign(at);
    return (above - below) / step;
  }

  private boolean isNearKink(double x) {
    return kinks.stream().anyMatch(kink -> Math.abs(x - kink) < 2 * H);
  }
}
