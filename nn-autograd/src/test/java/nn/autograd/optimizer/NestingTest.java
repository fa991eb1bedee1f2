package nn.autograd.optimizer;

import static nn.autograd.fixture.SmallOptimizers.engineWith;
import static nn.autograd.fixture.SmallOptimizers.optimizerOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import nn.api.Parameter;
import nn.api.optim.InnerOptimizer;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerState;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.fixture.Custom;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;

class NestingTest {
  private static final Hyperparameter<Spec> INNER =
      Hyperparameter.component("inner", "The optimizer it wraps.");

  /** A wrapper that hands its inner optimizer and its context to a test. */
  static Custom wrapper(
      AtomicReference<InnerOptimizer> inner, AtomicReference<OptimizerContext> seen) {
    return new Custom(
        Descriptor.of("wrapper", "").withHyperparameters(INNER),
        Set.of(),
        (values, context) -> {
          inner.set(context.inner(INNER));
          seen.set(context);
          return inner.get();
        });
  }

  @Test
  void groupsOfInnerOptimizersAreListedWithTheirPlace() {
    Optimizer optimizer =
        optimizerOf(engineWith(), "averaging(alpha=0.25, inner=averaging(inner=sgd))");
    assertEquals(
        List.of("optimizer", "optimizer.inner", "optimizer.inner.inner"),
        optimizer.groups().stream().map(group -> group.path()).toList());
    assertEquals(
        List.of(Set.of("alpha"), Set.of("alpha"), Set.of("lr", "momentum")),
        optimizer.groups().stream().map(group -> group.values().keySet()).toList());
  }

  @Test
  void aWrapperSeesItsScheduledValue() {
    Nn nn = engineWith();
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
    Optimizer optimizer = nn.optimizers().create("averaging(inner=sgd(lr=1))", parameters);
    optimizer.groups().getFirst().set("alpha", 0.125);
    parameters.get("w").assignGradient(1);
    optimizer.step();
    assertArrayEquals(new float[] {-0.125f}, optimizer.state().floats("slow/w"));
  }

  @Test
  void aWrapperReachesSlotsByRoleAtAnyDepth() {
    AtomicReference<InnerOptimizer> inner = new AtomicReference<>();
    AtomicReference<OptimizerContext> context = new AtomicReference<>();
    Nn nn = engineWith(wrapper(inner, context));
    Optimizer optimizer = optimizerOf(nn, "wrapper(inner=averaging(inner=sgd(momentum=0.5)))");
    optimizer.step();
    List<SlotArray> moments = inner.get().slots(Slot.Role.FIRST_MOMENT);
    assertEquals(List.of("momentum_buffer"), moments.stream().map(s -> s.slot().name()).toList());
    assertEquals(1, inner.get().slots(Slot.Role.SLOW_WEIGHTS).size());
    assertEquals(List.of(), inner.get().slots(Slot.Role.SECOND_MOMENT));
    context.get().all().forEach(e -> e.slot(moments.getFirst())[e.from()] = 42);
    assertArrayEquals(new float[] {42}, optimizer.state().floats("inner/inner/momentum_buffer/w"));
  }

  @Test
  void resetPutsTheStateOfAllLevelsBackToTheBeginning() {
    AtomicReference<InnerOptimizer> inner = new AtomicReference<>();
    Nn nn = engineWith(wrapper(inner, new AtomicReference<>()));
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
    parameters.get("w").assignGradient(1);
    Optimizer optimizer =
        nn.optimizers()
            .create("wrapper(inner=averaging(inner=sgd(lr=1, momentum=0.5)))", parameters);
    optimizer.step();
    optimizer.step();
    inner.get().reset();
    assertArrayEquals(new float[] {0}, optimizer.state().floats("inner/inner/momentum_buffer/w"));
    assertArrayEquals(parameters.get("w").toArray(), optimizer.state().floats("inner/slow/w"));
    assertEquals(0.0, optimizer.state().number("inner/steps"));
    assertEquals(0.0, optimizer.state().number("inner/inner/step/w"));
    optimizer.step();
    assertEquals(1.0, optimizer.state().number("inner/inner/step/w"));
  }

  @Test
  void evaluationWeightsHoldOnlyInsideAndTheCallersExceptionPasses() {
    Nn nn = engineWith();
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 4);
    Parameter weight = parameters.get("w");
    Optimizer optimizer = nn.optimizers().create("averaging(inner=sgd(lr=1))", parameters);
    weight.assignGradient(2);
    optimizer.step();
    assertArrayEquals(new float[] {3}, optimizer.withEvaluationWeights(weight::toArray));
    assertArrayEquals(new float[] {2}, weight.toArray());
    IllegalStateException thrown = new IllegalStateException("the caller's own");
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                optimizer.withEvaluationWeights(() -> {
                  throw thrown;
                })));
    assertArrayEquals(new float[] {2}, weight.toArray());
  }

  @Test
  void neitherStepsNorSavesNorLoadsDuringAnEvaluation() {
    Optimizer optimizer = optimizerOf(engineWith(), "averaging(inner=sgd(lr=1))");
    OptimizerState state = optimizer.state();
    for (Runnable action :
        List.<Runnable>of(optimizer::step, optimizer::state, () -> optimizer.load(state))) {
      assertThrows(
          IllegalStateException.class,
          () ->
              optimizer.withEvaluationWeights(() -> {
                action.run();
                return true;
              }));
    }
    optimizer.step();
    assertEquals(1.0, optimizer.state().number("inner/step/w"));
  }

  @Test
  void theContextIsClosedOnceTheOptimizerExists() {
    AtomicReference<OptimizerContext> context = new AtomicReference<>();
    optimizerOf(engineWith(wrapper(new AtomicReference<>(), context)), "wrapper(inner=sgd)");
    Slot slot = Slot.zeros("late", Slot.Role.OTHER);
    assertThrows(IllegalStateException.class, () -> context.get().allocate(slot));
    assertThrows(IllegalStateException.class, () -> context.get().scalar("late", 0));
    assertThrows(IllegalStateException.class, () -> context.get().inner(INNER));
    assertThrows(IllegalStateException.class, () -> context.get().run(new Sgd()));
  }

  @Test
  void parametersOfTheContextKeepTheOrderOfTheModel() {
    AtomicReference<OptimizerContext> context = new AtomicReference<>();
    Nn nn = engineWith(wrapper(new AtomicReference<>(), context));
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    for (String path : List.of("b", "a", "c")) {
      parameters.putAll(Parameters.one(nn, path, 0));
    }
    nn.optimizers().create("sgd", new LinkedHashMap<>(parameters.reversed()));
    nn.optimizers().create("wrapper(inner=sgd)", parameters);
    assertEquals(List.of("b", "a", "c"), List.copyOf(context.get().parameters().keySet()));
  }
}
