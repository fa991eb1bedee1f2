package nn.autograd.optimizer;

import static nn.autograd.fixture.SmallOptimizers.engineWith;
import static nn.autograd.fixture.SmallOptimizers.optimizerOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.plugin.Descriptor;
import nn.autograd.Nn;
import nn.autograd.fixture.Custom;
import nn.autograd.fixture.Parameters;
import org.junit.jupiter.api.Test;

class ClosureTest {

  @Test
  void anOptimizerThatNeedsAClosureSaysSoWhereverItIsNested() {
    Custom searching =
        new Custom(
            Descriptor.of("searching", ""),
            Set.of(Need.CLOSURE),
            (v, context) -> e -> e.evaluate());
    Optimizer optimizer = optimizerOf(engineWith(searching), "averaging(inner=searching)");
    Exception e = assertThrows(IllegalStateException.class, optimizer::step);
    assertEquals(
        "searching evaluates the loss anew during a step: call step(closure) instead of step()",
        e.getMessage());
  }

  @Test
  void anUndeclaredNeedOfAClosureIsClearToo() {
    Optimizer optimizer =
        optimizerOf(engineWith(Custom.of("sly", (values, context) -> e -> e.evaluate())), "sly");
    Exception e = assertThrows(IllegalStateException.class, optimizer::step);
    assertTrue(e.getMessage().startsWith("sly evaluates the loss anew"), e.getMessage());
  }

  @Test
  void theClosureIsEvaluatedBeforeARule() {
    Nn nn = engineWith();
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 2);
    Parameter weight = parameters.get("w");
    Optimizer optimizer = nn.optimizers().create("sgd(lr=0.25)", parameters);
    AtomicInteger calls = new AtomicInteger();
    double loss = optimizer.step(() -> square(weight, calls));
    assertEquals(4, loss);
    assertEquals(1, calls.get());
    assertArrayEquals(new float[] {1}, weight.toArray());
  }

  @Test
  void theClosureIsEvaluatedAgainOnlyWhereParametersChanged() {
    List<Double> losses = new ArrayList<>();
    Nn nn =
        engineWith(
            Custom.of(
                "probing",
                (values, context) ->
                    evaluation -> {
                      losses.add(evaluation.evaluate());
                      context
                          .all()
                          .forEach(e -> {
                            for (int i = e.from(); i < e.to(); i++) {
                              e.values()[i] -= e.gradients()[i] / 4;
                            }
                          });
                      losses.add(evaluation.evaluate());
                    }));
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 2);
    AtomicInteger calls = new AtomicInteger();
    Optimizer optimizer = nn.optimizers().create("probing", parameters);
    double loss = optimizer.step(() -> square(parameters.get("w"), calls));
    assertEquals(4, loss);
    assertEquals(List.of(4.0, 1.0), losses);
    assertEquals(2, calls.get());
  }

  @Test
  void anExceptionOfTheClosurePassesAsItIs() {
    Nn nn =
        engineWith(
            Custom.of(
                "searching",
                (values, context) ->
                    e -> {
                      e.evaluate();
                      context.all().forEach(each -> {});
                      e.evaluate();
                    }));
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 2);
    AtomicInteger calls = new AtomicInteger();
    Error thrown = new AssertionError("the caller's own");
    Optimizer optimizer = nn.optimizers().create("searching", parameters);
    Error caught =
        assertThrows(
            AssertionError.class,
            () ->
                optimizer.step(() -> {
                  if (calls.get() == 1) {
                    throw thrown;
                  }
                  return square(parameters.get("w"), calls);
                }));
    assertSame(thrown, caught);
  }

  @Test
  void aStepThatFailsInTheMiddleIsUndone() {
    Custom halfway =
        Custom.of(
            "halfway",
            (values, context) -> {
              Scalar steps = context.scalar("steps", 0);
              SlotArray slot = context.allocate(Slot.zeros("seen", Slot.Role.OTHER));
              return e -> {
                steps.set(steps.get() + 1);
                context
                    .all()
                    .forEach(part -> {
                      Arrays.fill(part.values(), 7);
                      Arrays.fill(part.slot(slot), 7);
                    });
                e.evaluate();
              };
            });
    Nn nn = engineWith(new Custom(halfway.descriptor(), Set.of(Need.CLOSURE), halfway.creation()));
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 2);
    Optimizer optimizer = nn.optimizers().create("halfway", parameters);
    AtomicInteger calls = new AtomicInteger();
    assertThrows(
        ArithmeticException.class,
        () ->
            optimizer.step(() -> {
              if (calls.get() == 1) {
                throw new ArithmeticException("the second evaluation");
              }
              return square(parameters.get("w"), calls);
            }));
    assertArrayEquals(new float[] {2}, parameters.get("w").toArray());
    assertArrayEquals(new float[] {0}, optimizer.state().floats("seen/w"));
    assertEquals(0, optimizer.state().number("steps"));
  }

  private static Tensor square(Parameter weight, AtomicInteger calls) {
    calls.incrementAndGet();
    weight.zeroGrad();
    Tensor loss = weight.mul(weight).sum();
    loss.backward();
    return loss;
  }
}
