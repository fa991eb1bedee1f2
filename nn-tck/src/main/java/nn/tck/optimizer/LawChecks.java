package nn.tck.optimizer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.ParameterGroup;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Closeness;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Laws that an optimizer's author may claim. */
public final class LawChecks {
  private static final int STEPS = 8;
  private static final float SCALE = 1 << 10;
  private static final double DECAY = 0.1;
  private static final String LR = "lr";
  private static final String WEIGHT_DECAY = "weight_decay";

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public LawChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Checks that a learning rate of 0 changes nothing, if there is one that may be 0. */
  public void zeroLearningRateStandsStill(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(mayBe(LR, 0), "declares no lr that may be 0");
    Spec still = spec.with(LR, 0.0);
    Contract.ZERO_LEARNING_RATE_STANDS_STILL.requireSame(
        subject,
        Trial.of(nn, still, numbers).values(),
        Trial.of(nn, still, numbers).steps(STEPS).values(),
        still.toString());
  }

  /** Checks that gradients of 0 change nothing. */
  public void zeroGradientStandsStill(Nn nn, Spec spec, Numbers numbers) {
    Spec bare = Specs.with(nn, spec, WEIGHT_DECAY, 0);
    Inputs zero = Inputs.normal(numbers).gradientsTimes(0);
    Contract.ZERO_GRADIENT_STANDS_STILL.requireSame(
        subject,
        Trial.of(nn, bare, zero).values(),
        Trial.of(nn, bare, zero).steps(STEPS).values(),
        bare + " and gradients of 0");
  }

  /** Checks that left and right do not differ. */
  public void mirrored(Nn nn, Spec spec, Numbers numbers) {
    scaled(Contract.MIRRORED, nn, spec, numbers, -1);
  }

  /** Checks that parameters grow with their start and their gradients. */
  public void linearInScale(Nn nn, Spec spec, Numbers numbers) {
    scaled(Contract.LINEAR_IN_SCALE, nn, spec, numbers, SCALE);
  }

  private void scaled(Contract law, Nn nn, Spec spec, Numbers numbers, float factor) {
    Inputs inputs = Inputs.normal(numbers);
    Inputs scaled = inputs.startTimes(factor).gradientsTimes(factor);
    law.requireSame(
        subject,
        times(factor, Trial.of(nn, spec, inputs).steps(STEPS).values()),
        times(1, Trial.of(nn, spec, scaled).steps(STEPS).values()),
        spec + ", parameters and gradients times " + factor);
  }

  /** Returns the products, each zero as +0. */
  private static Map<String, float[]> times(float factor, Map<String, float[]> arrays) {
    Map<String, float[]> products = new LinkedHashMap<>();
    arrays.forEach((name, array) -> {
      float[] product = new float[array.length];
      for (int i = 0; i < product.length; i++) {
        product[i] = factor * array[i] + 0f;
      }
      products.put(name, product);
    });
    return products;
  }

  /** Checks that the size of gradients does not show. */
  public void invariantToGradientScale(Nn nn, Spec spec, Numbers numbers) {
    Spec bare = Specs.with(nn, spec, WEIGHT_DECAY, 0);
    Inputs inputs = Inputs.normal(numbers);
    requireClose(
        Contract.INVARIANT_TO_GRADIENT_SCALE,
        Trial.of(nn, bare, inputs).steps(STEPS).values(),
        Trial.of(nn, bare, inputs.gradientsTimes(SCALE)).steps(STEPS).values(),
        bare + ", gradients times " + SCALE);
  }

  /** Checks that decay without gradients is a power of 1 − lr · λ. */
  public void decoupledWeightDecay(Nn nn, Spec spec, Numbers numbers) {
    assumeTrue(mayBe(LR, 1) && mayBe(WEIGHT_DECAY, DECAY), "declares no lr or no weight_decay");
    Spec decaying = spec.with(WEIGHT_DECAY, DECAY);
    Inputs zero = Inputs.normal(numbers).gradientsTimes(0);
    float kept = (float) StrictMath.pow(1 - lr(decaying) * DECAY, STEPS);
    requireClose(
        Contract.DECOUPLED_WEIGHT_DECAY,
        times(kept, Trial.of(nn, decaying, zero).values()),
        Trial.of(nn, decaying, zero).steps(STEPS).values(),
        decaying + " and gradients of 0");
    if (subject.provider() instanceof RuleProvider) {
      decayIsTold(nn, decaying, zero);
    }
  }

  /** Checks what a rule tells wrappers, where a schedule may change its lr while it does. */
  private void decayIsTold(Nn nn, Spec decaying, Inputs inputs) {
    Trial told = Trial.of(nn, Undoing.around(decaying), inputs);
    boolean isDriven =
        Specs.find(subject.descriptor(), LR).filter(Hyperparameter::isSchedulable).isPresent();
    double lr = isDriven ? lr(decaying) / 2 : lr(decaying);
    for (ParameterGroup group : told.optimizer().groups()) {
      if (isDriven && group.path().equals(Undoing.PLACE)) {
        group.set(LR, lr);
      }
    }
    requireClose(
        Contract.DECAY_IS_TOLD,
        times((float) StrictMath.pow(1 - lr * DECAY, STEPS), told.values()),
        told.steps(STEPS).values(),
        decaying
            + (isDriven ? ", lr set to " + lr : "")
            + ", what keptByDecay leaves in "
            + STEPS
            + " steps");
  }

  private double lr(Spec spec) {
    return Hyperparameters.of(subject.descriptor(), spec.values()).asMap().entrySet().stream()
        .filter(each -> each.getKey().name().equals(LR))
        .mapToDouble(each -> (Double) each.getValue())
        .sum();
  }

  private boolean mayBe(String hyperparameter, double value) {
    return Specs.mayBe(subject.descriptor(), hyperparameter, value);
  }

  private void requireClose(
      Contract law, Map<String, float[]> expected, Map<String, float[]> actual, String what) {
    expected.forEach((name, array) -> {
      float[] others = actual.getOrDefault(name, new float[0]);
      for (int i = 0; i < array.length; i++) {
        if (!Closeness.isClose(array[i], others[i])) {
          throw law.broken(
              subject,
              "with "
                  + what
                  + ": "
                  + name
                  + "["
                  + i
                  + "] is "
                  + others[i]
                  + " instead of "
                  + array[i]);
        }
      }
    });
  }
}
