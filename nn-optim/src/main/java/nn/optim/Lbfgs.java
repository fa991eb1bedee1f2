package nn.optim;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nn.api.Shape;
import nn.api.math.Sums;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
import nn.api.optim.Slot.Role;
import nn.api.optim.Step;
import nn.api.optim.Vector;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;

/** L-BFGS: steps of Newton's method with curvature from past gradients, for full batches. */
public final class Lbfgs implements RuleProvider {
  private static final Range COUNT = Range.atLeast(1);
  private static final Hyperparameter<Double> LR = CommonHyperparameters.LR.byDefault(1.0);
  private static final Hyperparameter<Long> MAX_ITER =
      Hyperparameter.whole("max_iter", COUNT, "Iterations per step at most.").byDefault(20L);
  private static final Hyperparameter<Optional<Long>> MAX_EVAL =
      Hyperparameter.whole("max_eval", COUNT, "Losses per step at most; 5/4 max_iter if absent.")
          .optional();
  private static final Hyperparameter<Double> TOLERANCE_GRAD =
      Hyperparameter.real("tolerance_grad", Range.atLeast(0), "Gradients this small are a minimum.")
          .byDefault(1e-7);
  private static final Hyperparameter<Double> TOLERANCE_CHANGE =
      Hyperparameter.real("tolerance_change", Range.atLeast(0), "Changes this small end a step.")
          .byDefault(1e-9);
  private static final Hyperparameter<Long> HISTORY_SIZE =
      Hyperparameter.whole(
              "history_size", Range.closed(1, 10_000), "Pairs kept, of two numbers per element.")
          .byDefault(100L);
  private static final Hyperparameter<Optional<String>> LINE_SEARCH_FN =
      Hyperparameter.choice(
              "line_search_fn", List.of("strong_wolfe"), "How a length is searched; lr if absent.")
          .optional();

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("lbfgs", "Quasi-Newton steps of full batches; evaluates the loss often.")
        .withFormula("θ ← θ + t d,  d = −H g with H from the last steps and changes of g")
        .withAdvice("for small models and all data in one batch; it needs a closure.")
        .withReference("torch.optim.LBFGS; Liu and Nocedal, 1989, doi 10.1007/BF01589116")
        .withHyperparameters(LR, MAX_ITER, MAX_EVAL, TOLERANCE_GRAD, TOLERANCE_CHANGE, HISTORY_SIZE)
        .withHyperparameters(LINE_SEARCH_FN);
  }

  @Override
  public Set<Need> needs() {
    return EnumSet.of(Need.CLOSURE, Need.ONE_GROUP, Need.TRUE_GRADIENTS);
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return new Update(Math.toIntExact(values.get(HISTORY_SIZE)));
  }

  /**
   * θ ← θ + t d with d = −H g, where H is the inverse Hessian that the last pairs s = t d and y = g
   * − g₋₁ stand for: H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ with ρ = 1 / yᵀs, from yᵀs / yᵀy on.
   *
   * <p>The pairs lie in two arrays per parameter, a row per pair, the oldest overwritten by the
   * next: so a checkpoint has two entries per parameter and not two per pair, and their memory is
   * known before training begins.
   */
  private record Update(int size) implements ModelRule {
    private static final Slot D = Slot.zeros("d", Role.OTHER);
    private static final Slot PREVIOUS = Slot.zeros("prev_flat_grad", Role.PREVIOUS_GRADIENT);
    private static final Slot Y = Slot.zeros("old_dirs", Role.OTHER).shaped(shape -> shape);
    private static final Slot S = Slot.zeros("old_stps", Role.OTHER).shaped(shape -> shape);
    private static final Slot T = Slot.zeros("t", Role.OTHER).perModel();
    private static final Slot SCALE = Slot.zeros("H_diag", Role.OTHER).perModel();
    private static final Slot PAIRS = Slot.zeros("pairs", Role.OTHER).perModel().whole();
    private static final Slot N = Slot.zeros("n_iter", Role.OTHER).perModel().whole();
    private static final Slot EVALUATIONS = Slot.zeros("func_evals", Role.OTHER).perModel().whole();
    private static final Slot TRAINED = Slot.zeros("trained", Role.OTHER).perModel().whole();

    @Override
    public List<Slot> slots() {
      Slot y = Y.shaped(shape -> Shape.of(size, shape.size()));
      Slot s = S.shaped(shape -> Shape.of(size, shape.size()));
      return List.of(D, PREVIOUS, y, s, T, SCALE.startingAt(1), PAIRS, N, EVALUATIONS, TRAINED);
    }

    @Override
    public void update(Step step, ModelState model) {
      LineSearch line = new LineSearch(model, model.evaluate(), D);
      forgetIfOthersAreTrained(step, model);
      long maxIter = step.get(MAX_ITER);
      long maxEval = step.get(MAX_EVAL).orElse(maxIter * 5 / 4);
      double least = step.get(TOLERANCE_CHANGE);
      boolean goesOn = !isMinimum(step, line);
      for (long i = 1; goesOn; i++) {
        double loss = line.loss();
        double length = step.value(LR) * turn(step, model, line);
        step.scalar(T).set(length);
        double slope = line.gradient().dot(line.direction());
        if (slope > -least) {
          break;
        }
        if (step.get(LINE_SEARCH_FN).isPresent()) {
          length = line.search(length, slope, least, maxEval - line.evaluations());
          step.scalar(T).set(length);
        } else {
          line.move(length, i < maxIter);
        }
        goesOn =
            i < maxIter
                && line.evaluations() < maxEval
                && !isMinimum(step, line)
                && !(length * line.direction().largest() <= least)
                && !(Math.abs(line.loss() - loss) < least);
      }
      step.scalar(EVALUATIONS).set(step.scalar(EVALUATIONS).get() + line.evaluations());
    }

    private static boolean isMinimum(Step step, LineSearch line) {
      return line.gradient().largest() <= step.get(TOLERANCE_GRAD);
    }

    /** Begins anew if other parameters have gradients than in the last step. */
    private static void forgetIfOthersAreTrained(Step step, ModelState model) {
      int trained = model.parameters().stream().map(ParameterState::path).toList().hashCode();
      if (step.scalar(TRAINED).get() != trained) {
        step.scalar(TRAINED).set(trained);
        step.scalar(PAIRS).set(0);
        step.scalar(N).set(0);
        step.scalar(SCALE).set(1);
      }
    }

    /** Changes the direction to −H g, and returns how long a step of lr 1 is. */
    private double turn(Step step, ModelState model, LineSearch line) {
      Vector g = line.gradient();
      Vector previous = model.vector(p -> p.matrix(PREVIOUS));
      double n = step.scalar(N).get();
      if (n > 0) {
        remember(step, model, previous.scale(-1).add(1, g), line.direction());
      }
      step.scalar(N).set(n + 1);
      previous.assign(g);
      multiply(step, model, line.direction().assign(g).scale(-1));
      return n > 0 ? 1 : Math.min(1, 1 / absoluteSum(model));
    }

    private static double absoluteSum(ModelState model) {
      return model.sum(part -> Sums.absolute(part.slot(PREVIOUS), part.from(), part.to()));
    }

    private void remember(Step step, ModelState model, Vector y, Vector d) {
      double t = step.scalar(T).get();
      double pairs = step.scalar(PAIRS).get();
      double product = t * y.dot(d);
      if (product > 1e-10) {
        pair(model, Y, pairs).assign(y);
        pair(model, S, pairs).assign(d).scale(t);
        step.scalar(PAIRS).set(pairs + 1);
        step.scalar(SCALE).set(product / y.dot(y));
      }
    }

    private Vector pair(ModelState model, Slot slot, double number) {
      int row = (int) (number % size);
      return model.vector(p -> p.matrix(slot).rowRange(row, row + 1));
    }

    /** d ← H d. */
    private void multiply(Step step, ModelState model, Vector d) {
      int pairs = (int) step.scalar(PAIRS).get();
      int first = Math.max(0, pairs - size);
      double[] rho = new double[pairs - first];
      double[] alpha = new double[pairs - first];
      for (int i = pairs - 1; i >= first; i--) {
        Vector y = pair(model, Y, i);
        Vector s = pair(model, S, i);
        rho[i - first] = 1 / y.dot(s);
        alpha[i - first] = rho[i - first] * s.dot(d);
        d.add(-alpha[i - first], y);
      }
      d.scale(step.scalar(SCALE).get());
      for (int i = first; i < pairs; i++) {
        double beta = rho[i - first] * pair(model, Y, i).dot(d);
        d.add(alpha[i - first] - beta, pair(model, S, i));
      }
    }
  }
}
