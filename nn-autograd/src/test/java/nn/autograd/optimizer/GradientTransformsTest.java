package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.optim.OptimizerState;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.fixture.Custom;
import nn.autograd.fixture.CustomGradients;
import nn.autograd.fixture.CustomRule;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import nn.autograd.registry.SpecParser;
import org.junit.jupiter.api.Test;

class GradientTransformsTest {
  private static final Slot SEEN = Slot.zeros("seen", Slot.Role.OTHER);

  /** Doubles gradients. */
  private record Twice() implements ElementwiseRule {
    @Override
    public void update(Step step, Elements e) {
      for (int i = e.from(); i < e.to(); i++) {
        e.gradients()[i] *= 2;
      }
    }
  }

  /** Adds 1 to gradients, and remembers them. */
  private record PlusOne() implements ElementwiseRule {
    @Override
    public List<Slot> slots() {
      return List.of(SEEN);
    }

    @Override
    public void update(Step step, Elements e) {
      for (int i = e.from(); i < e.to(); i++) {
        e.gradients()[i] += 1;
        e.slot(SEEN)[i] = e.gradients()[i];
      }
    }
  }

  /** Leaves out steps with a negative gradient. */
  private record SkipNegative() implements ModelRule {
    @Override
    public void update(Step step, ModelState model) {
      double negative = model.sum(part -> part.gradients()[part.from()] < 0 ? 1 : 0);
      if (negative > 0) {
        model.skipStep();
      }
    }
  }

  private final Nn nn =
      Nn.builder()
          .threads(2)
          .plugins(
              new Sgd(),
              CustomGradients.of("twice", new Twice()),
              CustomGradients.of("plus_one", new PlusOne()),
              CustomGradients.of("skip_negative", new SkipNegative()),
              CustomRule.of("skipping", new SkipNegative()),
              evaluatingAgain())
          .build();
  private final SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
  private final Parameter weight = parameters.get("w");

  private static Custom evaluatingAgain() {
    return new Custom(
        Descriptor.of("evaluating_again", ""),
        Set.of(Need.CLOSURE),
        (values, context) ->
            evaluation -> {
              context.all().forEach(part -> Arrays.fill(part.values(), 7));
              evaluation.evaluate();
            });
  }

  private Optimizer optimizer(String... gradients) {
    return optimizerOf("sgd(lr=1, momentum=0.5)", gradients);
  }

  private Optimizer optimizerOf(String optimizer, String... gradients) {
    List<Spec> specs = List.of(gradients).stream().map(SpecParser::parse).toList();
    return nn.optimizers().create(SpecParser.parse(optimizer), specs, parameters);
  }

  /** Returns a closure whose second evaluation gives another gradient, or fails. */
  private Supplier<Tensor> closure(float first, FloatSupplier second) {
    AtomicInteger calls = new AtomicInteger();
    return () -> {
      weight.assignGradient(calls.getAndIncrement() == 0 ? first : second.get());
      return nn.tensor(Shape.of(), 0);
    };
  }

  @FunctionalInterface
  private interface FloatSupplier {
    float get();
  }

  @Test
  void theirStateIsPutBackWhereTheStepFailsInTheMiddle() {
    Optimizer optimizer = optimizerOf("evaluating_again", "plus_one");
    Supplier<Tensor> failing =
        closure(
            3,
            () -> {
              throw new ArithmeticException("the second evaluation");
            });
    assertThrows(ArithmeticException.class, () -> optimizer.step(failing));
    assertArrayEquals(new float[] {0}, weight.toArray());
    assertArrayEquals(new float[] {0}, optimizer.state().floats("gradients/0/seen/w"));
  }

  @Test
  void whoLeavesOutAStepInItsMiddleIsNamed() {
    Optimizer optimizer = optimizerOf("evaluating_again", "twice", "skip_negative");
    Exception e =
        assertThrows(IllegalStateException.class, () -> optimizer.step(closure(3, () -> -3)));
    assertTrue(
        e.getMessage().contains("twice, skip_negative leaves out a step in the middle"),
        e.getMessage());
  }

  @Test
  void areAppliedInTheirOrder() {
    weight.assignGradient(3);
    optimizer("twice", "plus_one").step();
    assertArrayEquals(new float[] {-7}, weight.toArray());
    weight.assign(0);
    weight.assignGradient(3);
    optimizer("plus_one", "twice").step();
    assertArrayEquals(new float[] {-8}, weight.toArray());
  }

  @Test
  void stateIsSavedUnderTheirPlaceAndGoesOn() {
    Optimizer optimizer = optimizer("twice", "plus_one");
    weight.assignGradient(3);
    optimizer.step();
    OptimizerState state = optimizer.state();
    assertEquals("twice, plus_one, sgd", state.optimizer());
    assertEquals(
        Set.of(
            "gradients/0/step/w",
            "gradients/1/seen/w",
            "gradients/1/step/w",
            "momentum_buffer/w",
            "step/w"),
        state.arrays().keySet());
    assertArrayEquals(new float[] {7}, state.floats("gradients/1/seen/w"));
    Optimizer other = optimizer("twice", "plus_one");
    other.load(state);
    StateTest.assertSameState(state, other.state());
  }

  @Test
  void aSkippedStepChangesNeitherValuesNorStateNorCounts() {
    Optimizer optimizer = optimizer("skip_negative");
    weight.assignGradient(1);
    optimizer.step();
    OptimizerState before = optimizer.state();
    float[] values = weight.toArray();
    weight.assignGradient(-1);
    optimizer.step();
    assertArrayEquals(values, weight.toArray());
    assertArrayEquals(
        before.floats("momentum_buffer/w"), optimizer.state().floats("momentum_buffer/w"));
    assertEquals(1, optimizer.state().number("step/w"));
    weight.assignGradient(1);
    optimizer.step();
    assertEquals(2, optimizer.state().number("step/w"));
  }

  @Test
  void changeTheGradientsOfAClosure() {
    weight.assign(1);
    Optimizer optimizer = optimizer("twice");
    double loss =
        optimizer.step(() -> {
          optimizer.zeroGrad();
          var value = weight.mul(weight).sum();
          value.backward();
          return value;
        });
    assertEquals(1, loss);
    assertArrayEquals(new float[] {1 - 2 * 2}, weight.toArray());
  }

  @Test
  void onlyATransformMaySkip() {
    Optimizer optimizer = nn.optimizers().create("skipping", parameters);
    weight.assignGradient(-1);
    var e = assertThrows(RuntimeException.class, optimizer::step);
    assertTrue(e.toString().contains("only a transform of gradients"), e::toString);
  }

  @Test
  void everyWrongSpecIsNamedAtItsPlace() {
    var e =
        assertThrows(
            InvalidConfigException.class,
            () ->
                nn.optimizers()
                    .create(
                        Spec.of("twice"),
                        List.of(Spec.of("twice"), Spec.of("sgd"), Spec.of("none")),
                        parameters));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("optimizer: 'twice' changes gradients"), message);
    assertTrue(message.contains("gradients[1]: 'sgd' is an optimizer"), message);
    assertTrue(message.contains("gradients[2]"), message);
  }
}
