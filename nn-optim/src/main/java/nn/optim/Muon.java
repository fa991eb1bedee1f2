package nn.optim;

import java.util.List;
import java.util.Optional;
import nn.api.Shape;
import nn.api.optim.Matrix;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** Muon: momentum made orthogonal, for the matrices of a model. */
public final class Muon implements RuleProvider {
  private static final String ORIGINAL = "original";
  private static final String MATCH_RMS_ADAMW = "match_rms_adamw";
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-3);
  private static final Hyperparameter<Double> WEIGHT_DECAY = AdamW.WEIGHT_DECAY.byDefault(0.1);
  private static final Hyperparameter<Double> MOMENTUM = Momentum.KEPT.byDefault(0.95);
  private static final Hyperparameter<Boolean> NESTEROV = Momentum.NESTEROV.byDefault(true);
  private static final Hyperparameter<List<Double>> NS_COEFFICIENTS =
      Hyperparameter.reals(
              "ns_coefficients", 3, Range.finite(), "a, b and c of the Newton–Schulz iteration.")
          .byDefault(List.of(3.4445, -4.775, 2.0315));
  private static final Hyperparameter<Long> NS_STEPS =
      Hyperparameter.whole("ns_steps", Range.closed(1, 99), "Newton–Schulz iterations.")
          .byDefault(5L);
  private static final Hyperparameter<Double> EPS =
      Hyperparameter.real("eps", Range.above(0), "The least norm that momentum is divided by.")
          .byDefault(1e-7);
  private static final Hyperparameter<String> ADJUST_LR_FN =
      Hyperparameter.choice(
              "adjust_lr_fn",
              List.of(ORIGINAL, MATCH_RMS_ADAMW),
              "What lr is multiplied by for a matrix of A × B: √max(1, A/B), or 0.2 √max(A, B).")
          .byDefault(ORIGINAL);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("muon", "Momentum made orthogonal by Newton–Schulz; for matrices alone.")
        .withFormula("m ← μ m + (1 − μ) g\nθ ← (1 − lr λ) θ − lr s · NewtonSchulz(m)")
        .withAdvice("for the matrices between embedding and output, with adamw for the rest.")
        .withReference("torch.optim.Muon; Jordan and others, kellerjordan.github.io/posts/muon")
        .withHyperparameters(
            LR, WEIGHT_DECAY, MOMENTUM, NESTEROV, NS_COEFFICIENTS, EPS, NS_STEPS, ADJUST_LR_FN);
  }

  @Override
  public Optional<String> refusal(Shape shape) {
    return shape.rank() > 1
        ? Optional.empty()
        : Optional.of("muon trains matrices, that is parameters of two or more dimensions");
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(
        values.get(NESTEROV),
        values.get(NS_COEFFICIENTS),
        values.get(NS_STEPS),
        values.get(EPS),
        values.get(ADJUST_LR_FN).equals(MATCH_RMS_ADAMW));
  }

  /**
   * B ← μ B + (1 − μ) G, O = NewtonSchulz(B, or (1 − μ) G + μ B with Nesterov), then θ ← (1 − ηλ) θ
   * − η s O, with s from the shape.
   *
   * <p>As PyTorch has it, but in float32, where PyTorch iterates in bfloat16.
   */
  private record Update(
      boolean nesterov, List<Double> coefficients, long steps, double eps, boolean matchesRms)
      implements ParameterRule {
    private static final Slot B = Slot.zeros("momentum_buffer", Slot.Role.FIRST_MOMENT);

    @Override
    public List<Slot> slots() {
      return List.of(B);
    }

    @Override
    public double keptByDecay(Step step) {
      return 1 - step.value(LR) * step.value(WEIGHT_DECAY);
    }

    @Override
    public void update(Step step, ParameterState p) {
      float mu = (float) step.value(MOMENTUM);
      Matrix g = p.gradientMatrix();
      Matrix b = p.matrix(B).scaleAndAdd(mu, 1 - mu, g);
      Matrix u = p.scratch().assign(b);
      if (nesterov) {
        u.scaleAndAdd(mu, 1 - mu, g);
      }
      double longer = Math.max(b.rows(), b.columns());
      double s =
          matchesRms
              ? 0.2 * Math.sqrt(longer)
              : Math.sqrt(Math.max(1, (double) b.rows() / b.columns()));
      float eta = (float) (step.value(LR) * s);
      p.valueMatrix().scaleAndAdd((float) keptByDecay(step), -eta, newtonSchulz(u, p));
    }

    /** X ← a X + (b X Xᵀ + c (X Xᵀ)²) X, from X / ‖X‖ on; X is wide, or transposed to be. */
    private Matrix newtonSchulz(Matrix u, ParameterState p) {
      boolean isTall = u.rows() > u.columns();
      int m = Math.min(u.rows(), u.columns());
      int n = Math.max(u.rows(), u.columns());
      Matrix x = p.scratch(m, n).assign(isTall ? u.transposed() : u);
      x.scale((float) (1 / Math.max(x.norm(), eps)));
      Matrix next = p.scratch(m, n);
      Matrix gram = p.scratch(m, m);
      Matrix polynomial = p.scratch(m, m);
      float a = coefficients.get(0).floatValue();
      float b = coefficients.get(1).floatValue();
      float c = coefficients.get(2).floatValue();
      for (int i = 0; i < steps; i++) {
        gram.assignGram(x);
        polynomial.assignGram(gram).scaleAndAdd(c, b, gram); // A is symmetric, so A² = A Aᵀ
        next.assignProduct(polynomial, x).add(a, x);
        Matrix last = x;
        x = next;
        next = last;
      }
      return isTall ? x.transposed() : x;
    }
  }
}
