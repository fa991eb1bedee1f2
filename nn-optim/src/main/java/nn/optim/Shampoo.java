package nn.optim;

import java.util.List;
import java.util.stream.Stream;
import nn.api.linalg.LinearAlgebra;
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

/** Shampoo: gradients multiplied from both sides by inverse roots of their second moments. */
public final class Shampoo implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1e-3);
  private static final Hyperparameter<Double> WEIGHT_DECAY = AdamW.WEIGHT_DECAY.byDefault(0.0);
  private static final Hyperparameter<Double> MOMENTUM = Momentum.KEPT.byDefault(0.0);
  private static final Hyperparameter<Double> EPS =
      Hyperparameter.real("eps", Range.above(0), "What second moments begin with on the diagonal.")
          .byDefault(1e-6);
  private static final Hyperparameter<Long> FREQUENCY = Side.PRECONDITION_FREQUENCY.byDefault(1L);
  private static final Hyperparameter<Long> MAX_DIM = Side.MAX_PRECONDITION_DIM.byDefault(1024L);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("shampoo", "AdaGrad with a full matrix per side of a weight.")
        .withFormula("L ← L + G Gᵀ,  R ← R + Gᵀ G,  θ ← θ − lr L^(−1/4) G R^(−1/4)")
        .withAdvice("for matrices of a few hundred rows, where fewer and dearer steps pay.")
        .withReference("Gupta, Koren and Singer, arXiv 1802.09568, algorithm 1")
        .withHyperparameters(LR, MOMENTUM, EPS, WEIGHT_DECAY, FREQUENCY, MAX_DIM);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(values.get(EPS), values.get(FREQUENCY), values.get(MAX_DIM));
  }

  /**
   * L ← L + G Gᵀ, R ← R + Gᵀ G, M ← μ M + (1 − μ) G, then θ ← (1 − ηλ) θ − η (L + ε I)^(−1/4) M (R
   * + ε I)^(−1/4).
   *
   * <p>Of more than two dimensions the first counts the rows, where the paper has a matrix per
   * dimension. A parameter with one side alone, as a vector or a matrix whose other side is too
   * long, has the power −1/2; one without any is trained as by SGD.
   */
  private record Update(double eps, long frequency, long longest) implements ParameterRule {
    private static final Slot M = Slot.zeros("momentum_buffer", Role.FIRST_MOMENT);

    private Slot gram(Side side) {
      return side.slot("preconditioner", Role.SECOND_MOMENT, longest, side == Side.ROWS ? 2 : 0);
    }

    private Slot root(Side side) {
      return side.slot("inverse_root", Role.OTHER, longest, side == Side.ROWS ? 2 : 0);
    }

    @Override
    public List<Slot> slots() {
      Stream<Slot> ofSides = Stream.of(Side.values()).flatMap(s -> Stream.of(gram(s), root(s)));
      return Stream.concat(Stream.of(M), ofSides).toList();
    }

    @Override
    public double keptByDecay(Step step) {
      return 1 - step.value(LR) * step.value(WEIGHT_DECAY);
    }

    @Override
    public void update(Step step, ParameterState p) {
      Matrix g = p.gradientMatrix();
      float mu = (float) step.value(MOMENTUM);
      Matrix u = p.matrix(M).scaleAndAdd(mu, 1 - mu, g);
      List<Side> sides = Stream.of(Side.values()).filter(side -> p.has(gram(side))).toList();
      for (Side side : sides) {
        Matrix gram = p.matrix(gram(side)).add(1, side.gram(p, g));
        Matrix root = p.matrix(root(side));
        boolean isDue = (step.number() - 1) % frequency == 0;
        if (isDue && Float.isFinite(gram.largest())) { // NaN is for the weights to show
          root.assign(
              LinearAlgebra.inverseRoot(gram.toDoubles(), gram.rows(), 2 * sides.size(), eps));
        }
        u = side.multiply(p, root, u);
      }
      p.valueMatrix().scaleAndAdd((float) keptByDecay(step), (float) -step.value(LR), u);
    }
  }
}
