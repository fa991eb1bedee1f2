package nn.optim.lookahead;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import nn.api.optim.OptimizerState;
import nn.api.plugin.InvalidConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each way in which a public implementation of Lookahead differs from algorithm 1. */
final class PortMistakesTest {
  private static final float[] NONE = {};
  private static final float[] ONE = {1};
  private static final String K2 = "lookahead(k=2, alpha=0.5, inner=sgd(lr=1))";

  /** timm copies the slow weights at the first synchronisation, which then does nothing. */
  @Test
  void firstSynchronisationPullsBack() {
    assertArrayEquals(new float[] {2}, Toy.of(K2, 3).steps(2, 1).values(0));
  }

  /** The authors' TensorFlow code starts the slow weights at zero. */
  @Test
  void slowWeightsStartAtTheInitialParameters() {
    assertArrayEquals(new float[] {3}, Toy.of(K2, 3).slot("slow_weights"));
    assertArrayEquals(new float[] {100}, Toy.of(K2, 100).steps(2, 0).values(0));
  }

  /** The authors' TensorFlow code compares before it counts. */
  @Test
  void synchronisesAfterKStepsNotOneMore() {
    Toy toy = Toy.of("lookahead(k=3, alpha=0.5, inner=sgd(lr=1))", 9);
    assertArrayEquals(new float[] {7}, toy.steps(2, 1).values(0));
    assertArrayEquals(new float[] {7.5f}, toy.steps(1, 1).values(0));
    assertArrayEquals(new float[] {5.5f}, toy.steps(2, 1).values(0));
    assertArrayEquals(new float[] {6}, toy.steps(1, 1).values(0));
  }

  /** pytorch_optimizer and timm count in every group. */
  @Test
  void oneCounterServesAllGroups() {
    Toy toy =
        Toy.of("lookahead(k=2, inner=sgd(lr=1, groups=[{match=p1, lr=0.5}]))", 3, 3).steps(1, 1);
    List<String> counters =
        toy.optimizer().state().arrays().entrySet().stream()
            .filter(each -> each.getValue().shape().rank() == 0)
            .map(Map.Entry::getKey)
            .filter(name -> !name.contains("/step/"))
            .toList();
    assertEquals(List.of("inner_steps"), counters);
    toy.steps(1, 1);
    assertArrayEquals(new float[] {2}, toy.values(0));
    assertArrayEquals(new float[] {2.5f}, toy.values(1));
  }

  /** pytorch_optimizer and timm leave out parameters without a gradient. */
  @Test
  void parametersWithoutGradientAreSynchronised() {
    Toy toy = Toy.of(K2, 3, 3).step(ONE, ONE).step(NONE, ONE);
    assertArrayEquals(new float[] {2.5f}, toy.values(0));
    assertArrayEquals(new float[] {2}, toy.values(1));
  }

  /** pytorch_optimizer refuses alpha = 1. */
  @ParameterizedTest
  @ValueSource(
      strings = {"sgd(lr=0.1)", "sgd(lr=0.1, momentum=0.9)", "adam(lr=0.02)", "adamw(lr=0.02)"})
  void alphaOneIsTheInnerOptimizerBitForBit(String inner) {
    String spec = "lookahead(k=2, alpha=1, inner_state=pullback, inner=" + inner + ")";
    Toy alone = Toy.random(inner);
    Toy wrapped = Toy.random(spec);
    for (int t = 0; t < 7; t++) {
      assertEquals(
          alone.randomSteps(t, t + 1).bits(), wrapped.randomSteps(t, t + 1).bits(), "step " + t);
    }
  }

  /** With φ &gt; 0 and θ = −0 both α θ + (1 − α) φ and φ + α (θ − φ) give 0. */
  @Test
  void alphaOneKeepsTheSignOfZero() {
    // The first step goes to −2⁻¹⁴⁹; in the second, decay rounds that to −0.
    String inner = "adamw(lr=1, betas=[0, 0], eps=1, weight_decay=0.6)";
    Toy toy = Toy.of("lookahead(k=2, alpha=1, inner=" + inner + ")", Float.MIN_VALUE);
    toy.step(new float[] {Float.MIN_VALUE}).step(new float[] {0});
    assertEquals(List.of(Float.floatToRawIntBits(-0f)), toy.bits());
  }

  /** The authors' code and pytorch_optimizer cache the momentum itself, not a copy: 2.0021. */
  @Test
  void pullbackCachesACopyOfTheMomentum() {
    Toy toy =
        Toy.of(
            "lookahead(k=2, alpha=0.5, inner_state=pullback, inner=sgd(lr=0.1, momentum=0.9))", 1);
    double[] expected = {1, 0.95, 1.855, 1.80975};
    for (double momentum : expected) {
      assertEquals(momentum, toy.steps(1, 1).slot("inner/momentum_buffer")[0], 1e-6);
    }
  }

  /** The authors' code fails with KeyError 'momentum_buffer'. */
  @Test
  void pullbackKnowsTheMomentumOfAdam() {
    Toy toy = Toy.of("lookahead(k=2, alpha=0.5, inner_state=pullback, inner=adam)", 1);
    assertEquals(0.1, toy.steps(1, 1).slot("inner/exp_avg")[0], 1e-6);
    assertEquals(0.5 * 0.19, toy.steps(1, 1).slot("inner/exp_avg")[0], 1e-6);
    assertEquals(0.001999, toy.slot("inner/exp_avg_sq")[0], 1e-6);
  }

  /** The authors' code leaves Adam as it is. */
  @Test
  void resetReachesTheStateOfAdam() {
    Toy toy = Toy.of("lookahead(k=2, inner_state=reset, inner=adam(amsgrad=true))", 1).steps(2, 1);
    assertArrayEquals(new float[] {0}, toy.slot("inner/exp_avg"));
    assertArrayEquals(new float[] {0}, toy.slot("inner/exp_avg_sq"));
    assertArrayEquals(new float[] {0}, toy.slot("inner/max_exp_avg_sq"));
    assertEquals(0, toy.optimizer().state().number("inner/step/p0"));
  }

  /** pytorch_optimizer creates a momentum buffer in every inner optimizer. */
  @ParameterizedTest
  @ValueSource(strings = {"keep", "reset", "pullback"})
  void innerStateIsThatOfTheInnerOptimizer(String innerState) {
    Toy alone = Toy.of("adam", 1).steps(2, 1);
    Toy wrapped =
        Toy.of("lookahead(k=2, inner_state=" + innerState + ", inner=adam)", 1).steps(2, 1);
    List<String> expected =
        alone.optimizer().state().arrays().keySet().stream().map(name -> "inner/" + name).toList();
    List<String> actual =
        wrapped.optimizer().state().arrays().keySet().stream()
            .filter(name -> name.startsWith("inner/"))
            .toList();
    assertEquals(expected, actual);
  }

  @Test
  void keepKeepsTheMomentum() {
    Toy toy = Toy.of("lookahead(k=2, inner=sgd(lr=0.1, momentum=0.9))", 1).steps(2, 1);
    assertEquals(1.9, toy.slot("inner/momentum_buffer")[0], 1e-6);
  }

  /** The authors' code saves the inner state alone. */
  @Test
  void slowWeightsAndCounterAreInTheState() {
    Toy toy = Toy.of(K2, 3).steps(3, 1);
    OptimizerState state = toy.optimizer().state();
    assertArrayEquals(new float[] {2}, state.floats("slow_weights/p0"));
    assertEquals(1, state.number("inner_steps"));
    Toy other = Toy.of(K2, 50).restore(toy);
    assertArrayEquals(toy.steps(1, 1).values(0), other.steps(1, 1).values(0));
  }

  /** timm keeps alpha and k in the state, so that an old checkpoint overrules the config. */
  @Test
  void alphaAndKComeFromTheConfigNotTheState() {
    OptimizerState state = Toy.of(K2, 3).steps(1, 1).optimizer().state();
    assertFalse(state.arrays().containsKey("alpha"));
    assertFalse(state.arrays().containsKey("k"));
    Toy other = Toy.of("lookahead(k=3, alpha=1, inner=sgd(lr=1))", 3);
    other.optimizer().load(state);
    assertArrayEquals(new float[] {1}, other.steps(2, 1).values(0));
  }

  /** Wrappers outside the optimizer's type hide the inner learning rate from schedules. */
  @Test
  void innerLearningRateIsOpenToSchedules() {
    Toy toy = Toy.of("lookahead(k=5, inner=sgd(lr=1))", 3);
    assertTrue(
        toy.optimizer().groups().stream()
            .anyMatch(group ->
                group.path().equals("optimizer.inner") && group.values().containsKey("lr")));
  }

  /** The authors' code checks neither. */
  @Test
  void valuesOutOfRangeAreRefusedTogether() {
    InvalidConfigException thrown =
        assertThrows(
            InvalidConfigException.class,
            () -> Toy.of("lookahead(k=0, alpha=1.5, inner=sgd(lr=1))", 3).optimizer());
    assertEquals(
        List.of("optimizer.k", "optimizer.alpha"),
        thrown.problems().stream().map(problem -> problem.path()).toList());
  }
}
