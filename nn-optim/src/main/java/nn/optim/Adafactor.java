package nn.optim;

import static nn.optim.CommonHyperparameters.MAXIMIZE;

import java.util.List;
import nn.api.optim.Matrix;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
import nn.api.optim.Slot.Role;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/**
 * Adafactor: second moments of a matrix kept as one number per row and one per column.
 *
 * <p>For parameters of one or two dimensions it computes what torch.optim.Adafactor does. Of more
 * than two the first dimension counts the rows here and all others together the columns. PyTorch
 * takes the last two dimensions as matrices, and keeps more state.
 */
public final class Adafactor implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-2);
  private static final Hyperparameter<Double> WEIGHT_DECAY = AdamW.WEIGHT_DECAY.byDefault(0.0);
  private static final Hyperparameter<Double> BETA2_DECAY =
      Hyperparameter.real(
              "beta2_decay",
              Range.closed(-10, 0),
              "Step t gives g² a weight of t^beta2_decay in v.")
          .byDefault(-0.8);
  private static final Hyperparameter<List<Double>> EPS =
      Hyperparameter.reals(
              "eps", 2, Range.atLeast(0), "The least that √v, and RMS(θ) in a step size, count as.")
          .byDefault(List.of(0x1p-23, 1e-3));
  private static final Hyperparameter<Double> D =
      Hyperparameter.real("d", Range.above(0), "The root mean square that updates are clipped to.")
          .byDefault(1.0);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("adafactor", "Adam's second moments from one number per row and column.")
        .withFormula(
            """
            v̂ᵢⱼ = rᵢ cⱼ / mean(r), with means of g² over columns and over rows
            θ ← θ − ρ max(ε₂, rms(θ)) clip(g / √v̂)\
            """)
        .withAdvice("where the state of adamw does not fit into memory.")
        .withReference(
            "torch.optim.Adafactor for parameters of one or two dimensions; of more the first"
                + " counts the rows here, and PyTorch takes the last two as matrices; Shazeer and"
                + " Stern, arXiv 1804.04235")
        .withHyperparameters(LR, BETA2_DECAY, EPS, D, WEIGHT_DECAY, MAXIMIZE);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(
        values.get(BETA2_DECAY), values.get(EPS), values.get(D), values.get(MAXIMIZE));
  }

  /**
   * u = g / √v with v = r cᵀ / mean(r), then θ ← (1 − ηλ) θ − α u / max(1, RMS(u) / d) with α =
   * max(ε₂, RMS(θ)) · min(η, 1/√t).
   *
   * <p>r and c are running means of g² along rows and columns. A parameter of one dimension is a
   * single row, so that v = c.
   */
  private record Update(double beta2Decay, List<Double> eps, double d, boolean maximize)
      implements ParameterRule {
    private static final Slot R = Slot.zeros("row_var", Role.SECOND_MOMENT).perRow();
    private static final Slot C = Slot.zeros("col_var", Role.SECOND_MOMENT).perColumn();

    @Override
    public List<Slot> slots() {
      return List.of(R, C);
    }

    @Override
    public double keptByDecay(Step step) {
      return 1 - step.value(LR) * step.value(WEIGHT_DECAY);
    }

    @Override
    public void update(Step step, ParameterState p) {
      double t = step.number();
      double rootN = Math.sqrt(p.shape().size());
      double rho = Math.min(step.value(LR), 1 / Math.sqrt(t));
      double alpha = Math.max(eps.getLast(), p.valueMatrix().norm() / rootN) * rho;
      float[] r = p.array(R);
      float[] c = p.array(C);
      float fresh = (float) StrictMath.pow(t, beta2Decay); // 1 − β₂ₜ
      p.gradientMatrix().rowMeanSquares((i, mean) -> r[i] += fresh * (mean - r[i]));
      p.gradientMatrix().columnMeanSquares((j, mean) -> c[j] += fresh * (mean - c[j]));
      boolean isMatrix = p.shape().rank() > 1;
      float meanR = (float) Math.max(Math.max(eps.getFirst(), Float.MIN_NORMAL), mean(r));
      Matrix u = p.scratch().assign(p.gradientMatrix());
      float least = (float) Math.max(eps.getFirst() * eps.getFirst(), Float.MIN_NORMAL);
      u.eachRow((i, x) -> divideByRoot(x, isMatrix ? r[i] / meanR : 1, c, least));
      double clip = Math.max(1, u.norm() / rootN / d);
      float a = (float) (-CommonHyperparameters.sign(maximize) * alpha / clip);
      p.valueMatrix().scaleAndAdd((float) keptByDecay(step), a, u);
    }

    private static void divideByRoot(float[] u, float r, float[] c, float least) {
      for (int j = 0; j < c.length; j++) {
        u[j] /= (float) Math.sqrt(Math.max(r * c[j], least));
      }
    }

    private static double mean(float[] r) {
      double sum = 0;
      for (float each : r) {
        sum += each;
      }
      return sum / r.length;
    }
  }
}
