package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Optimizer;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.autograd.Nn;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.CustomRule;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import nn.autograd.registry.PluginException;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final Slot SUM = Slot.zeros("sum", Slot.Role.OTHER);

  /** Adds the step's number times the gradient, and sums the gradients. */
  private record Counting() implements ElementwiseRule {
    @Override
    public List<Slot> slots() {
      return List.of(SUM);
    }

    @Override
    public void update(Step step, Elements e) {
      for (int i = e.from(); i < e.to(); i++) {
        e.values()[i] += step.number() * e.gradients()[i];
        e.slot(SUM)[i] += e.gradients()[i];
      }
    }
  }

  private final Nn nn =
      Nn.builder()
          .threads(2)
          .plugins(new Sgd(), new Averaging(), CustomRule.of("counting", new Counting()))
          .build();

  @Test
  void aParameterWithoutGradientIsSkippedAndNotCounted() {
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 1, 1);
    Optimizer optimizer = nn.optimizers().create("counting", parameters);
    Parameter first = parameters.get("p0");
    Parameter second = parameters.get("p1");
    first.assignGradient(1);
    optimizer.step();
    optimizer.step();
    second.assignGradient(1);
    optimizer.step();
    assertArrayEquals(new float[] {1 + 2 + 3}, first.toArray());
    assertArrayEquals(new float[] {1}, second.toArray());
    optimizer.zeroGrad();
    optimizer.step();
    assertEquals(3.0, optimizer.state().number("step/p0"));
    assertEquals(1.0, optimizer.state().number("step/p1"));
  }

  @Test
  void everyElementIsUpdatedOnceWhateverTheSizesAndTheGradients() {
    for (long seed = 0; seed < 30; seed++) {
      checkAgainstPlainLoop(seed);
    }
  }

  private void checkAgainstPlainLoop(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] sizes = random.ints(1 + random.nextInt(12), 0, 40_000).toArray();
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, sizes);
    Optimizer optimizer = nn.optimizers().create("counting", parameters);
    int[] counts = new int[sizes.length];
    float[] expected = new float[sizes.length];
    for (int step = 0; step < 6; step++) {
      if (step % 2 == 0) { // every other step the plan is used again
        optimizer.zeroGrad();
        parameters.values().stream()
            .filter(each -> random.nextInt(4) > 0)
            .forEach(each -> Parameters.fillGradient(each, 1));
      }
      optimizer.step();
      int i = 0;
      for (Parameter parameter : parameters.values()) {
        if (parameter.gradient() != null) {
          expected[i] += ++counts[i];
        }
        i++;
      }
    }
    for (int i = 0; i < sizes.length; i++) {
      String which = "seed " + seed + ", parameter " + i;
      assertArrayEquals(filled(sizes[i], expected[i]), parameters.get("p" + i).toArray(), which);
      assertArrayEquals(filled(sizes[i], counts[i]), optimizer.state().floats("sum/p" + i), which);
    }
  }

  private static float[] filled(int size, float value) {
    float[] array = new float[size];
    Arrays.fill(array, value);
    return array;
  }

  @Test
  void smallParametersAreUpdatedTogetherAndLargeOnesInParts() {
    List<Integer> lengths = new ArrayList<>();
    ElementwiseRule rule = (step, e) -> lengths.add(e.to() - e.from());
    Nn single = Nn.builder().threads(1).plugins(CustomRule.of("noting", rule)).build();
    SequencedMap<String, Parameter> parameters = Parameters.zeros(single, 3, 5, 40_000);
    parameters.values().forEach(each -> Parameters.fillGradient(each, 1));
    single.optimizers().create("noting", parameters).step();
    assertEquals(List.of(16_384, 16_384, 7_240), lengths);
  }

  @Test
  void aParameterRuleSeesEachParameterWhole() {
    List<String> seen = new ArrayList<>();
    ParameterRule rule =
        (step, p) -> {
          seen.add(p.path() + " " + p.shape() + " " + (p.to() - p.from()));
          halve(p);
        };
    Nn single = Nn.builder().threads(1).plugins(CustomRule.of("halving", rule)).build();
    SequencedMap<String, Parameter> parameters = Parameters.one(single, "scale", 8);
    parameters.put("matrix", single.parameter(Shape.of(2, 3), 1, 2, 3, 4, 5, 6));
    parameters.values().forEach(each -> Parameters.fillGradient(each, 1));
    single.optimizers().create("halving", parameters).step();
    assertEquals(List.of("scale [1] 1", "matrix [2, 3] 6"), seen);
    assertArrayEquals(new float[] {0.5f, 1, 1.5f, 2, 2.5f, 3}, parameters.get("matrix").toArray());
  }

  private static void halve(ParameterState p) {
    for (int i = p.from(); i < p.to(); i++) {
      p.values()[i] /= 2;
    }
  }

  @Test
  void theLastGroupThatMatchesWins() {
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 1, 1, 1);
    parameters.values().forEach(each -> each.assignGradient(1));
    Optimizer optimizer =
        nn.optimizers()
            .create(
                "sgd(lr=1, groups=[{match=\"*\", lr=2}, {match=p1, lr=3}, {match=p2,"
                    + " momentum=0.5}])",
                parameters);
    optimizer.step();
    assertArrayEquals(new float[] {-2}, parameters.get("p0").toArray());
    assertArrayEquals(new float[] {-3}, parameters.get("p1").toArray());
    assertArrayEquals(new float[] {-1}, parameters.get("p2").toArray());
    assertEquals(
        List.of(List.of("p0"), List.of("p1"), List.of("p2")),
        optimizer.groups().stream().map(group -> group.parameters()).toList());
    optimizer.step();
    assertArrayEquals(new float[] {-1 - 1.5f}, parameters.get("p2").toArray());
  }

  @Test
  void aValueSetInAGroupHoldsFromTheNextStepOn() {
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
    parameters.get("w").assignGradient(1);
    Optimizer optimizer = nn.optimizers().create("sgd(lr=1)", parameters);
    optimizer.step();
    optimizer.groups().getFirst().set("lr", 0.25);
    optimizer.step();
    assertArrayEquals(new float[] {-1.25f}, parameters.get("w").toArray());
    assertEquals(0.25, optimizer.groups().getFirst().values().get("lr"));
    assertEquals(1, optimizer.groups().getFirst().base("lr"));
  }

  @Test
  void aGroupRefusesUnknownNamesAndValuesOutOfRange() {
    Optimizer optimizer = nn.optimizers().create("sgd", Parameters.one(nn, "w", 0));
    Exception unknown =
        assertThrows(
            IllegalArgumentException.class, () -> optimizer.groups().getFirst().set("lrr", 1));
    assertTrue(unknown.getMessage().contains("Did you mean 'lr'?"), unknown.getMessage());
    Exception negative =
        assertThrows(
            IllegalArgumentException.class, () -> optimizer.groups().getFirst().set("lr", -1));
    assertTrue(
        negative.getMessage().startsWith("optimizer.lr = -1.0: must be a number in [0, ∞)"),
        negative.getMessage());
    assertEquals(0.5, optimizer.groups().getFirst().values().get("lr"));
  }

  @Test
  void aSlotThatTheRuleDoesNotDeclareIsRefused() {
    ElementwiseRule rule = (step, e) -> e.slot(SUM);
    Nn single = Nn.builder().plugins(CustomRule.of("greedy", rule)).build();
    SequencedMap<String, Parameter> parameters = Parameters.one(single, "w", 0);
    parameters.get("w").assignGradient(1);
    Optimizer optimizer = single.optimizers().create("greedy", parameters);
    Exception e = assertThrows(PluginException.class, optimizer::step);
    assertTrue(e.getMessage().startsWith("optimizer 'greedy' ("), e.getMessage());
    assertTrue(e.getMessage().contains("slot 'sum' is not declared"), e.getMessage());
  }

  @Test
  void sharedWeightsAreUpdatedOnce() {
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "encoder.weight", 0);
    Parameter shared = parameters.get("encoder.weight");
    parameters.put("decoder.weight", shared);
    shared.assignGradient(1);
    Optimizer optimizer = nn.optimizers().create("counting", parameters);
    optimizer.step();
    assertArrayEquals(new float[] {1}, shared.toArray());
    assertEquals(
        List.of("encoder.weight"), List.copyOf(optimizer.groups().getFirst().parameters()));
  }

  @Test
  void twoOptimizersMayShareParameters() {
    SequencedMap<String, Parameter> both = Parameters.zeros(nn, 2, 3);
    SequencedMap<String, Parameter> one = Parameters.zeros(nn, 1);
    one.put("shared", both.get("p1"));
    Optimizer first = nn.optimizers().create("counting", both);
    Optimizer second = nn.optimizers().create("counting", one);
    both.values().forEach(each -> Parameters.fillGradient(each, 1));
    one.get("p0").assignGradient(1);
    first.step();
    second.step();
    assertArrayEquals(new float[] {1, 1}, both.get("p0").toArray());
    assertArrayEquals(new float[] {2, 2, 2}, both.get("p1").toArray());
    assertArrayEquals(new float[] {1}, one.get("p0").toArray());
  }

  @Test
  void aGraphRecordedBeforeAStepCannotBeDifferentiatedAfterIt() {
    for (String text : List.of("sgd", "averaging(inner=sgd)")) {
      SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 2);
      Parameter weight = parameters.get("w");
      weight.assignGradient(1);
      Optimizer optimizer = nn.optimizers().create(text, parameters);
      Tensor loss = weight.mul(weight).sum();
      optimizer.step();
      assertThrows(IllegalStateException.class, loss::backward, text);
    }
  }

  @Test
  void needsParametersOfItsOwnNn() {
    SequencedMap<String, Parameter> none = Parameters.zeros(nn);
    assertThrows(IllegalArgumentException.class, () -> nn.optimizers().create("sgd", none));
    SequencedMap<String, Parameter> foreign = Parameters.one(Nn.create(), "0.weight", 0);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> nn.optimizers().create("sgd", foreign));
    assertTrue(e.getMessage().startsWith("parameter '0.weight' was not made by this Nn"));
  }
}
