package nn.optim.lookahead;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Algorithm 1 on paths that can be computed by hand; every gradient is 1, every inner lr 1. */
final class LookaheadTest {
  private static final String SGD = "inner=sgd(lr=1)";

  /** Returns the first parameter after each of {@code count} steps from 3. */
  private static float[] path(String spec, int count) {
    Toy toy = Toy.of(spec, 3);
    float[] path = new float[count];
    for (int t = 0; t < count; t++) {
      path[t] = toy.steps(1, 1).values(0)[0];
    }
    return path;
  }

  private static void assertPath(String spec, float... expected) {
    assertArrayEquals(expected, path(spec, expected.length), spec);
  }

  @Test
  void goesFromThreeOverOneBackToTwo() {
    assertPath("lookahead(k=2, alpha=0.5, " + SGD + ")", 2, 2, 1, 1, 0, 0);
  }

  @Test
  void synchronisesEveryStepWhenKIsOne() {
    assertPath("lookahead(k=1, alpha=0.5, " + SGD + ")", 2.5f, 2, 1.5f);
    assertPath("lookahead(k=1, alpha=1, " + SGD + ")", 2, 1, 0);
  }

  @Test
  void alphaZeroReturnsToTheStart() {
    assertPath("lookahead(k=1, alpha=0, " + SGD + ")", 3, 3, 3);
    assertPath("lookahead(k=3, alpha=0, " + SGD + ")", 2, 1, 3, 2, 1, 3);
  }

  /** 3.1 − 1 + 1 is not 3.1 in floats, −0 + 0 is 0, and 0 times an infinite difference is NaN. */
  @Test
  void bordersOfAlphaCopyExactly() {
    for (float start : new float[] {3.1f, -0f, 1e-8f}) {
      Toy toy = Toy.of("lookahead(k=1, alpha=0, " + SGD + ")", start);
      assertArrayEquals(new float[] {start}, toy.steps(3, 1).values(0));
    }
    Toy diverging = Toy.of("lookahead(k=1, alpha=0, inner=sgd(lr=1e38))", 2);
    assertArrayEquals(new float[] {2}, diverging.steps(1, 1e10f).values(0));
    Toy negativeZero = Toy.of("lookahead(k=1, alpha=1, inner=sgd(lr=0))", -0f);
    assertArrayEquals(new float[] {-0f}, negativeZero.steps(1, 1).values(0));
  }

  @Test
  void alphaOneIsTheInnerOptimizer() {
    assertPath("lookahead(k=2, alpha=1, " + SGD + ")", 2, 1, 0, -1);
  }

  @Test
  void lookaheadMayHoldLookahead() {
    String inner = "inner=lookahead(k=2, alpha=0.5, " + SGD + ")";
    // Step 2: the inner goes 1 → 2, the outer 2 → 2.5. The inner slow weights stay 2 when kept.
    // Step 4: the inner goes 0.5 → 1.25, the outer → 1.875.
    assertPath("lookahead(k=2, alpha=0.5, " + inner + ")", 2, 2.5f, 1.5f, 1.875f);
    // Reset, the inner slow weights are 2.5 again: step 4 goes 0.5 → 1.5, the outer → 2.
    assertPath("lookahead(k=2, alpha=0.5, inner_state=reset, " + inner + ")", 2, 2.5f, 1.5f, 2);
    // The outer one counts inner steps, whatever the inner one does in them.
    assertPath("lookahead(k=1, alpha=0.5, " + inner + ")", 2.5f, 2.375f, 1.875f, 1.71875f);
  }

  @Test
  void scheduleDrivesAlpha() {
    Toy toy = Toy.of("lookahead(k=1, alpha=0.5, " + SGD + ")", 3);
    toy.optimizer().groups().getFirst().set("alpha", 1);
    assertArrayEquals(new float[] {2}, toy.steps(1, 1).values(0));
  }

  @Test
  void evaluatesWithSlowWeightsAndGoesBack() {
    Toy toy = Toy.of("lookahead(k=2, alpha=0.5, " + SGD + ")", 3).steps(3, 1);
    assertArrayEquals(new float[] {1}, toy.values(0));
    assertArrayEquals(new float[] {2}, toy.optimizer().withEvaluationWeights(() -> toy.values(0)));
    assertArrayEquals(new float[] {1}, toy.values(0));
    assertArrayEquals(new float[] {1}, toy.steps(1, 1).values(0)); // 2 + 0.5 (0 − 2)
  }

  @Test
  void evaluatesWithFastWeightsIfToldTo() {
    Toy toy = Toy.of("lookahead(k=2, evaluation_weights=fast, " + SGD + ")", 3).steps(1, 1);
    assertArrayEquals(new float[] {2}, toy.optimizer().withEvaluationWeights(() -> toy.values(0)));
  }

  @Test
  void fastWeightsComeBackWhenEvaluationFails() {
    Toy toy = Toy.of("lookahead(k=5, " + SGD + ")", 3).steps(1, 1);
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            toy.optimizer()
                .withEvaluationWeights(() -> {
                  throw new UnsupportedOperationException("as a model might");
                }));
    assertArrayEquals(new float[] {2}, toy.values(0));
  }

  @Test
  void threadsDoNotChangeBits() {
    String spec = "lookahead(k=2, inner_state=pullback, inner=adam(lr=0.02))";
    assertEquals(
        Toy.onThreads(1, spec).randomSteps(0, 5).bits(),
        Toy.onThreads(2, spec).randomSteps(0, 5).bits());
  }

  @ParameterizedTest
  @CsvSource({"keep", "reset", "pullback"})
  void restoredStateContinuesBitForBit(String innerState) {
    for (String inner :
        new String[] {
          "sgd(lr=0.1, momentum=0.9)",
          "adam(lr=0.02, amsgrad=true)",
          "lookahead(k=2, inner_state=pullback, inner=adamw(lr=0.02))"
        }) {
      String spec =
          "lookahead(k=3, alpha=0.7, inner_state=" + innerState + ", inner=" + inner + ")";
      Toy whole = Toy.random(spec).randomSteps(0, 12);
      for (int n = 1; n <= 10; n++) {
        Toy saved = Toy.random(spec).randomSteps(0, n);
        Toy resumed = Toy.random(spec).restore(saved).randomSteps(n, 12);
        assertEquals(whole.bits(), resumed.bits(), spec + " saved at step " + n);
      }
    }
  }
}
