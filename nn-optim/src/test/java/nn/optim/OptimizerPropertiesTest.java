package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every optimizer. */
final class OptimizerPropertiesTest {
  private static final long SEED = 20260;

  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd(lr=0.1, weight_decay=0.01)",
        "sgd(lr=0.05, momentum=0.9, dampening=0.3)",
        "sgd(lr=0.05, momentum=0.9, nesterov=true, weight_decay=0.01)",
        "adam(lr=0.02, weight_decay=0.1)",
        "adam(lr=0.02, amsgrad=true)",
        "adamw(lr=0.02, weight_decay=0.1)",
        "adagrad(lr=0.1, lr_decay=0.05, initial_accumulator_value=0.1)",
        "adadelta(rho=0.8, weight_decay=0.1)",
        "rmsprop(weight_decay=0.1)",
        "rmsprop(momentum=0.9)",
        "rmsprop(centered=true)",
        "rmsprop(centered=true, momentum=0.9)",
        "adamax(weight_decay=0.1)",
        "nadam(lr=0.02, weight_decay=0.1)",
        "nadam(decoupled_weight_decay=true, weight_decay=0.1)",
        "radam(lr=0.02, betas=[0.8, 0.9])",
        "radam(decoupled_weight_decay=true, weight_decay=0.1)",
        "asgd(lambd=0.1, t0=3, weight_decay=0.1)"
      })
  @interface EachOptimizer {}

  @EachOptimizer
  void parameterWithoutGradientStays(String spec) {
    Trial trial = Trial.of(spec, SEED).steps(2);
    float[] before = trial.values("0.bias");
    float[] weight = trial.values("0.weight");
    trial.stepOnly("0.weight");
    assertArrayEquals(before, trial.values("0.bias"));
    assertFalse(Arrays.equals(weight, trial.values("0.weight")));
  }

  @EachOptimizer
  void skippedStepIsNotCounted(String spec) {
    Trial late = Trial.of(spec, SEED);
    late.stepOnly("0.weight").stepOnly("0.weight").stepOnly("0.bias");
    Trial fresh = Trial.of(spec, SEED).skip(2).stepOnly("0.bias");
    assertArrayEquals(fresh.values("0.bias"), late.values("0.bias"));
  }

  @EachOptimizer
  void groupOverridesHyperparameters(String spec) {
    String frozen = with(spec, "groups=[{match=\"**.bias\", lr=0}]");
    Trial trial = Trial.of(frozen, SEED);
    float[] bias = trial.values("0.bias");
    trial.steps(3);
    assertArrayEquals(bias, trial.values("0.bias"));
    assertArrayEquals(Trial.of(spec, SEED).steps(3).values("0.weight"), trial.values("0.weight"));
  }

  @EachOptimizer
  void anOptimizerOfAGroupStepsAsItDoesAlone(String spec) {
    String routed = "sgd(lr=0.5, groups=[{match=\"**.bias\", optimizer=" + spec + "}])";
    Trial trial = Trial.of(routed, SEED).steps(4);
    assertArrayEquals(
        Trial.of("sgd(lr=0.5)", SEED).steps(4).values("0.weight"), trial.values("0.weight"));
    assertArrayEquals(Trial.of(spec, SEED).steps(4).values("0.bias"), trial.values("0.bias"));
    String expected = Trial.of(routed, SEED).steps(6).bits();
    assertEquals(expected, Trial.resumed(routed, trial).steps(2).bits());
  }

  @EachOptimizer
  void restoredStateContinuesBitForBit(String spec) {
    String expected = Trial.of(spec, SEED).steps(12).bits();
    for (int n = 1; n <= 10; n++) {
      Trial saved = Trial.of(spec, SEED).steps(n);
      assertEquals(expected, Trial.resumed(spec, saved).steps(12 - n).bits(), "saved at step " + n);
    }
  }

  @EachOptimizer
  void maximizingIsMinimizingTheNegative(String spec) {
    String climbing = with(spec, "maximize=true");
    assertEquals(
        Trial.of(spec, SEED).steps(6, -1).bits(), Trial.of(climbing, SEED).steps(6).bits());
  }

  @EachOptimizer
  void threadsDoNotChangeBits(String spec) {
    String one = Trial.onThreads(1, spec, SEED).steps(4).bits();
    assertEquals(one, Trial.onThreads(2, spec, SEED).steps(4).bits());
  }

  private static String with(String spec, String argument) {
    return spec.substring(0, spec.length() - 1) + ", " + argument + ")";
  }
}
