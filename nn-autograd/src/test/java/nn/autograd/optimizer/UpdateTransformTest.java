package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.EvaluationWeights;
import nn.api.optim.Optimizer;
import nn.api.optim.ParameterState;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.optim.UpdateTransform;
import nn.autograd.Nn;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.CustomRule;
import nn.autograd.fixture.CustomUpdates;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transforms of updates, and the weights that rules evaluate with. */
class UpdateTransformTest {
  private static final Slot BEFORE = Slot.zeros("before", Slot.Role.OTHER);
  private static final Slot CALLS = Slot.zeros("calls", Slot.Role.OTHER).perParameter();

  /** Halves values as decay does, takes the gradient off, and evaluates at values plus 10. */
  private record Decaying() implements ElementwiseRule, EvaluationWeights {
    @Override
    public double keptByDecay(Step step) {
      return 0.5;
    }

    @Override
    public void update(Step step, Elements e) {
      for (int i = e.from(); i < e.to(); i++) {
        e.values()[i] = 0.5f * e.values()[i] - e.gradients()[i];
      }
    }

    @Override
    public void show(Step step, Elements e) {
      for (int i = e.from(); i < e.to(); i++) {
        e.values()[i] += 10 * step.number();
      }
    }
  }

  /** Doubles what is not decay, and remembers what it saw. */
  private record Doubling() implements UpdateTransform {
    @Override
    public List<Slot> slots() {
      return List.of(BEFORE, CALLS);
    }

    @Override
    public void update(Step step, ParameterState parameter, float[] before) {
      step.scalar(CALLS).set(step.scalar(CALLS).get() + 1);
      parameter.forEach(part -> {
        for (int i = part.from(); i < part.to(); i++) {
          part.slot(BEFORE)[i] = before[i];
          part.values()[i] += part.values()[i] - before[i];
        }
      });
    }
  }

  private static Nn nn(int threads) {
    return Nn.builder()
        .threads(threads)
        .plugins(
            new Sgd(),
            new Averaging(),
            CustomRule.of("decaying", new Decaying()),
            new CustomUpdates("doubling", new Doubling()))
        .build();
  }

  @Test
  void seesTheValuesBeforeTimesWhatDecayLeaves() {
    Nn nn = nn(2);
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 2, 1);
    Parameter p = parameters.get("p0");
    p.assign(8, -4);
    p.assignGradient(1, 2);
    Optimizer optimizer = nn.optimizers().create("doubling(inner=decaying)", parameters);
    optimizer.step();
    assertArrayEquals(new float[] {4 - 2, -2 - 4}, p.toArray());
    assertArrayEquals(new float[] {4, -2}, optimizer.state().floats("before/p0"));
    assertEquals(1, optimizer.state().number("calls/p0"));
    assertEquals(0, optimizer.state().number("calls/p1"));
    assertEquals(1, optimizer.state().number("step"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "averaging(inner=decaying)",
        "doubling(inner=decaying)",
        "sgd(lr=1, groups=[{match=p1, optimizer=decaying}])",
        "sgd(lr=1, groups=[{rank=1, except=[p0], optimizer=sgd(lr=1, groups=[{match=p1,"
            + " optimizer=decaying}])}])"
      })
  void knowsTheDecayOfOptimizersInsideAndBesideOthers(String inner) {
    Nn nn = nn(1);
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 1, 1, 1);
    parameters.get("p1").assign(8);
    parameters.get("p1").assignGradient(0);
    Optimizer optimizer = nn.optimizers().create("doubling(inner=" + inner + ")", parameters);
    optimizer.step();
    assertArrayEquals(new float[] {4}, optimizer.state().floats("before/p1"));
  }

  @Test
  void threadsDoNotShow() {
    float[] one = trained(1);
    assertArrayEquals(one, trained(2));
    assertArrayEquals(one, trained(4));
  }

  private static float[] trained(int threads) {
    Nn nn = nn(threads);
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 100_003, 17);
    Optimizer optimizer = nn.optimizers().create("doubling(inner=decaying)", parameters);
    for (int i = 1; i <= 3; i++) {
      float[] gradient = new float[100_003];
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] = 1f / (k + i);
      }
      parameters.get("p0").assignGradient(gradient);
      Parameters.fillGradient(parameters.get("p1"), i);
      optimizer.step();
    }
    return parameters.get("p0").toArray();
  }

  @Test
  void evaluationWeightsAreShownThroughIt() {
    Nn nn = nn(1);
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 4);
    Parameter weight = parameters.get("w");
    Optimizer optimizer = nn.optimizers().create("doubling(inner=decaying)", parameters);
    assertArrayEquals(new float[] {4}, optimizer.withEvaluationWeights(weight::toArray));
    weight.assignGradient(1);
    optimizer.step();
    assertArrayEquals(new float[] {10}, optimizer.withEvaluationWeights(weight::toArray));
    assertArrayEquals(new float[] {0}, weight.toArray());
  }

  @Test
  void trainedWeightsComeBackBitForBitAlsoAfterAnException() {
    Nn nn = nn(1);
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 1e-9f);
    Parameter weight = parameters.get("w");
    Optimizer optimizer = nn.optimizers().create("decaying", parameters);
    weight.assignGradient(-0f);
    optimizer.step(); // 1e-9 + 10 − 10 would be 0
    float[] trained = weight.toArray();
    assertArrayEquals(new float[] {10}, optimizer.withEvaluationWeights(weight::toArray), 1e-6f);
    assertArrayEquals(trained, weight.toArray());
    assertThrows(
        IllegalStateException.class,
        () ->
            optimizer.withEvaluationWeights(() -> {
              throw new IllegalStateException("the caller's own");
            }));
    assertArrayEquals(trained, weight.toArray());
    assertEquals(1, optimizer.state().number("step/w"));
  }
}
