package nn.optim;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

/** SOAP: Adam in the eigenbases of Shampoo's matrices. */
public final class Soap implements RuleProvider {
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(3e-3);
  private static final Hyperparameter<Double> WEIGHT_DECAY = AdamW.WEIGHT_DECAY.byDefault(1e-2);
  private static final Hyperparameter<List<Double>> BETAS =
      Adam.BETAS.byDefault(List.of(0.95, 0.95));
  private static final Hyperparameter<Optional<Double>> SHAMPOO_BETA =
      Hyperparameter.real(
              "shampoo_beta",
              Range.closedOpen(0, 1),
              "β₂ of the matrices; that of betas if absent.")
          .optional();
  private static final Hyperparameter<Long> FREQUENCY = Side.PRECONDITION_FREQUENCY.byDefault(10L);
  private static final Hyperparameter<Long> MAX_DIM = Side.MAX_PRECONDITION_DIM.byDefault(10_000L);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("soap", "Adam in the eigenbases of Shampoo's matrices.")
        .withFormula("adam in the eigenbases of running means of G Gᵀ and Gᵀ G")
        .withAdvice("as adamw where fewer and dearer steps pay; it takes three times the memory.")
        .withReference("pytorch_optimizer.SOAP; Vyas and others, arXiv 2409.11321")
        .withHyperparameters(LR, BETAS, SHAMPOO_BETA, Adam.EPS, WEIGHT_DECAY, FREQUENCY, MAX_DIM);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(
        values.get(SHAMPOO_BETA),
        values.get(Adam.EPS).floatValue(),
        values.get(FREQUENCY),
        values.get(MAX_DIM));
  }

  /**
   * m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) (Qₗᵀ g Qᵣ)², θ ← (1 − ηλ) (θ − δ Qₗ [Qₗᵀ m Qᵣ / (√v
   * + ε)] Qᵣᵀ) with δ = η √(1 − β₂ᵗ) / (1 − β₁ᵗ). Then L ← β L + (1 − β) g gᵀ and R ← β R + (1 − β)
   * gᵀ g, whose eigenbases Qₗ and Qᵣ follow, at times, by a step of power iteration: the Q of L Qₗ.
   *
   * <p>The first step finds the bases and leaves θ alone. Of more than two dimensions the first
   * counts the rows. A side that is too long, or of a vector, keeps the basis that it has.
   */
  private record Update(Optional<Double> shampooBeta, float epsilon, long frequency, long longest)
      implements ParameterRule {
    private static final Slot M = Slot.zeros("exp_avg", Role.FIRST_MOMENT);
    private static final Slot V = Slot.zeros("exp_avg_sq", Role.SECOND_MOMENT);

    private Slot gram(Side side) {
      return side.slot("GG", Role.SECOND_MOMENT, longest, 2);
    }

    private Slot basis(Side side) {
      return side.slot("Q", Role.OTHER, longest, 2);
    }

    @Override
    public List<Slot> slots() {
      Stream<Slot> ofSides = Stream.of(Side.values()).flatMap(s -> Stream.of(gram(s), basis(s)));
      return Stream.concat(Stream.of(M, V), ofSides).toList();
    }

    @Override
    public double keptByDecay(Step step) {
      return step.number() > 1 ? 1 - step.value(LR) * step.value(WEIGHT_DECAY) : 1;
    }

    @Override
    public void update(Step step, ParameterState p) {
      List<Side> sides = Stream.of(Side.values()).filter(side -> p.has(gram(side))).toList();
      if (step.number() > 1) {
        move(step, p, sides);
      }
      float beta = shampooBeta.orElse(step.value(BETAS, 1)).floatValue();
      for (Side side : sides) {
        Matrix gram = p.matrix(gram(side));
        gram.scaleAndAdd(beta, 1 - beta, side.gram(p, p.gradientMatrix()));
        if (Float.isFinite(gram.largest())) { // NaN is for the weights to show
          turn(step, p, side, gram);
        }
      }
    }

    private void move(Step step, ParameterState p, List<Side> sides) {
      double beta1 = step.value(BETAS, 0);
      double beta2 = step.value(BETAS, 1);
      Matrix g = p.gradientMatrix();
      Matrix m = p.matrix(M).scaleAndAdd((float) beta1, (float) (1 - beta1), g);
      Matrix u = rotated(p, sides, m, true);
      Matrix squares = rotated(p, sides, g, true);
      squares.multiply(squares);
      Matrix v = p.matrix(V).scaleAndAdd((float) beta2, (float) (1 - beta2), squares);
      u.multiply(squares.assign(v).eachRow((row, x) -> invertRoots(x, epsilon)));
      double t = step.number();
      double root = Math.sqrt(1 - StrictMath.pow(beta2, t));
      double kept = keptByDecay(step);
      double delta = kept * step.value(LR) * root / (1 - StrictMath.pow(beta1, t));
      p.valueMatrix().scaleAndAdd((float) kept, (float) -delta, rotated(p, sides, u, false));
    }

    private Matrix rotated(ParameterState p, List<Side> sides, Matrix x, boolean isForward) {
      Matrix rotated = p.scratch().assign(x);
      for (Side side : sides) {
        Matrix q = p.matrix(basis(side));
        rotated = side.multiply(p, isForward ? q.transposed() : q, rotated);
      }
      return rotated;
    }

    private static void invertRoots(float[] v, float epsilon) {
      for (int j = 0; j < v.length; j++) {
        v[j] = 1 / ((float) Math.sqrt(v[j]) + epsilon);
      }
    }

    /** Lets a basis follow its matrix, eigenvectors of large eigenvalues first. */
    private void turn(Step step, ParameterState p, Side side, Matrix gram) {
      Matrix q = p.matrix(basis(side));
      int n = gram.rows();
      if (step.number() == 1) {
        double[] ascending = LinearAlgebra.eigh(gram.toDoubles(), n).eigenvectors();
        q.assign(columns(ascending, n, IntStream.range(0, n).map(i -> n - 1 - i).toArray()));
      }
      if (step.number() % frequency == 0) {
        Matrix product = p.scratch(n, n).assignProduct(gram, q);
        int[] order = descending(q.toDoubles(), product.toDoubles(), n);
        q.assign(LinearAlgebra.qr(columns(product.toDoubles(), n, order), n, n).q());
        reorder(p, side == Side.ROWS ? p.matrix(V) : p.matrix(V).transposed(), order);
      }
    }

    /** Returns which columns of Q have the largest eigenvalues, the diagonal of Qᵀ (L Q). */
    private static int[] descending(double[] q, double[] product, int n) {
      double[] eigenvalues = new double[n];
      for (int i = 0; i < q.length; i++) {
        eigenvalues[i % n] += q[i] * product[i];
      }
      return IntStream.range(0, n)
          .boxed()
          .sorted(Comparator.comparingDouble(j -> -eigenvalues[j]))
          .mapToInt(j -> j)
          .toArray();
    }

    private static double[] columns(double[] matrix, int n, int[] order) {
      double[] ordered = new double[matrix.length];
      for (int i = 0; i < matrix.length; i++) {
        ordered[i] = matrix[i - i % n + order[i % n]];
      }
      return ordered;
    }

    /** Puts the rows of second moments in another order. */
    private static void reorder(ParameterState p, Matrix v, int[] order) {
      Matrix old = p.scratch(v.rows(), v.columns()).assign(v);
      for (int i = 0; i < order.length; i++) {
        for (int j = 0; j < v.columns(); j++) {
          v.set(i, j, old.get(order[i], j));
        }
      }
    }
  }
}
