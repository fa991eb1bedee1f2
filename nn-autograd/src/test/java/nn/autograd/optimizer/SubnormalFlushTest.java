package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerState;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.autograd.Nn;
import nn.autograd.fixture.CustomRule;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubnormalFlushTest {
  private static final String MOMENTUM = "sgd(momentum=0.9, lr=0.001)";
  private static final Slot KEPT = Slot.zeros("kept", Slot.Role.OTHER);

  private record Keeping() implements ElementwiseRule {
    @Override
    public List<Slot> slots() {
      return List.of(KEPT);
    }

    @Override
    public void update(Step step, Elements elements) {}
  }

  private record KeepingWhole() implements ParameterRule {
    @Override
    public List<Slot> slots() {
      return List.of(KEPT);
    }

    @Override
    public void update(Step step, ParameterState state) {}
  }

  private static Nn nn(int threads) {
    return Nn.builder().threads(threads).plugins(new Sgd()).build();
  }

  private static void step(Optimizer optimizer, Parameter parameter, float... gradient) {
    parameter.assignGradient(gradient);
    optimizer.step();
  }

  private static float[] slot(Optimizer optimizer, String name) {
    return optimizer.state().floats(name);
  }

  @Test
  void momentumOfADeadUnitBecomesZero() {
    Nn nn = nn(1);
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 3);
    Parameter p = parameters.firstEntry().getValue();
    Optimizer optimizer = nn.optimizers().create(MOMENTUM, parameters);
    step(optimizer, p, 1, -1, 1);
    for (int i = 0; i < 900; i++) { // 0.9⁹⁰⁰ = 10⁻⁴¹
      step(optimizer, p, 0, 0, 1);
    }
    float[] momentum = slot(optimizer, "momentum_buffer/p0");
    assertEquals(0f, momentum[0], 0f);
    assertEquals(0f, momentum[1], 0f);
    assertEquals(10f, momentum[2], 1e-4f);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlySubnormalNumbersChangeAndOnlyAtTheirStep(boolean elementwise) {
    Rule rule = elementwise ? new Keeping() : new KeepingWhole();
    float largest = Math.nextDown(Float.MIN_NORMAL);
    float[] state = {
      Float.MIN_VALUE,
      -largest,
      largest,
      Float.MIN_NORMAL,
      -Float.MIN_NORMAL,
      1e-30f,
      -1.5f,
      Float.MAX_VALUE,
      Float.NEGATIVE_INFINITY,
      Float.NaN,
      0
    };
    float[] flushed = state.clone();
    flushed[0] = 0;
    flushed[1] = -0f;
    flushed[2] = 0;
    Nn nn = Nn.builder().plugins(CustomRule.of("keeping", rule)).build();
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, state.length);
    Parameter p = parameters.firstEntry().getValue();
    Optimizer optimizer = nn.optimizers().create("keeping", parameters);
    optimizer.load(with(optimizer.state(), "kept/p0", state));
    for (int i = 1; i < SubnormalFlush.EVERY; i++) {
      step(optimizer, p, new float[state.length]);
      assertArrayEquals(state, slot(optimizer, "kept/p0"), "step " + i);
    }
    step(optimizer, p, new float[state.length]);
    assertArrayEquals(flushed, slot(optimizer, "kept/p0"));
  }

  private static OptimizerState with(OptimizerState state, String name, float[] array) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(state.arrays());
    arrays.put(name, new StoredArray.F32(Shape.of(array.length), array));
    return new OptimizerState(state.optimizer(), arrays);
  }

  /** Momentum that crosses into subnormal numbers at another step for each element. */
  private static final class Fading {
    private static final int SIZE = 100_003;

    private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    private final Optimizer optimizer;

    Fading(Nn nn) {
      parameters.put("p", nn.parameter(Shape.of(SIZE), new float[SIZE]));
      optimizer = nn.optimizers().create(MOMENTUM, parameters);
    }

    static Fading fresh(Nn nn) {
      Fading fading = new Fading(nn);
      Random random = new Random(1);
      float[] gradient = new float[SIZE];
      for (int i = 0; i < SIZE; i++) {
        gradient[i] = (float) StrictMath.pow(2, -110 - 20 * random.nextDouble());
      }
      step(fading.optimizer, fading.p(), gradient);
      return fading;
    }

    Fading resumed(Nn nn) {
      Fading fading = new Fading(nn);
      fading.p().assign(p().toArray());
      fading.optimizer.load(optimizer.state());
      return fading;
    }

    Parameter p() {
      return parameters.firstEntry().getValue();
    }

    Fading steps(int count) {
      for (int i = 0; i < count; i++) {
        step(optimizer, p(), new float[SIZE]);
      }
      return this;
    }

    float[] momentum() {
      return slot(optimizer, "momentum_buffer/p");
    }
  }

  @Test
  void threadsDoNotShow() {
    float[] one = Fading.fresh(nn(1)).steps(70).momentum();
    assertArrayEquals(one, Fading.fresh(nn(2)).steps(70).momentum());
    assertArrayEquals(one, Fading.fresh(nn(3)).steps(70).momentum());
    assertNotEquals(0f, max(one), "everything has faded, so nothing was tested");
  }

  private static float max(float[] array) {
    float max = 0;
    for (float each : array) {
      max = Math.max(max, each);
    }
    return max;
  }

  @Test
  void restoredStateIsFlushedAtTheSameSteps() {
    Nn nn = nn(1);
    float[] whole = Fading.fresh(nn).steps(70).momentum();
    for (int n : new int[] {0, 1, 29, 30, 31, 32, 50, 62, 63}) {
      Fading resumed = Fading.fresh(nn).steps(n).resumed(nn).steps(70 - n);
      assertArrayEquals(whole, resumed.momentum(), "saved after " + n);
    }
  }
}
