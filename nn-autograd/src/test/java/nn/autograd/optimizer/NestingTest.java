package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.optim.InnerOptimizer;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.optim.OptimizerState;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.Custom;
import nn.autograd.fixture.CustomRule;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import nn.autograd.registry.PluginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NestingTest {
  private static final Hyperparameter<Spec> INNER =
      Hyperparameter.component("inner", "The optimizer it wraps.");

  private static Nn with(OptimizerProvider... more) {
    Nn.Builder builder = Nn.builder().threads(2).plugins(new Sgd(), new Averaging());
    for (OptimizerProvider each : more) {
      builder = builder.plugins(each);
    }
    return builder.build();
  }

  private static Optimizer create(Nn nn, String text) {
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
    parameters.get("w").assignGradient(1);
    return nn.optimizers().create(text, parameters);
  }

  /** A wrapper that hands its inner optimizer and its context to a test. */
  private static Custom wrapper(
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
    Optimizer optimizer = create(with(), "averaging(alpha=0.25, inner=averaging(inner=sgd))");
    assertEquals(
        List.of("optimizer", "optimizer.inner", "optimizer.inner.inner"),
        optimizer.groups().stream().map(group -> group.path()).toList());
    assertEquals(
        List.of(Set.of("alpha"), Set.of("alpha"), Set.of("lr", "momentum")),
        optimizer.groups().stream().map(group -> group.values().keySet()).toList());
  }

  @Test
  void aWrapperSeesItsScheduledValue() {
    Nn nn = with();
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
    Optimizer optimizer = nn.optimizers().create("averaging(inner=sgd(lr=1))", parameters);
    optimizer.groups().getFirst().set("alpha", 0.125);
    parameters.get("w").assignGradient(1);
    optimizer.step();
    assertArrayEquals(new float[] {-0.125f}, optimizer.state().arrays().get("slow/w"));
  }

  @Test
  void aWrapperReachesSlotsByRoleAtAnyDepth() {
    AtomicReference<InnerOptimizer> inner = new AtomicReference<>();
    AtomicReference<OptimizerContext> context = new AtomicReference<>();
    Nn nn = with(wrapper(inner, context));
    Optimizer optimizer = create(nn, "wrapper(inner=averaging(inner=sgd(momentum=0.5)))");
    optimizer.step();
    List<SlotArray> moments = inner.get().slots(Slot.Role.FIRST_MOMENT);
    assertEquals(List.of("momentum_buffer"), moments.stream().map(s -> s.slot().name()).toList());
    assertEquals(1, inner.get().slots(Slot.Role.SLOW_WEIGHTS).size());
    assertEquals(List.of(), inner.get().slots(Slot.Role.SECOND_MOMENT));
    context.get().forEach(e -> e.slot(moments.getFirst())[e.from()] = 42);
    assertArrayEquals(
        new float[] {42}, optimizer.state().arrays().get("inner/inner/momentum_buffer/w"));
  }

  @Test
  void resetPutsTheStateOfAllLevelsBackToTheBeginning() {
    AtomicReference<InnerOptimizer> inner = new AtomicReference<>();
    Nn nn = with(wrapper(inner, new AtomicReference<>()));
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
    parameters.get("w").assignGradient(1);
    Optimizer optimizer =
        nn.optimizers()
            .create("wrapper(inner=averaging(inner=sgd(lr=1, momentum=0.5)))", parameters);
    optimizer.step();
    optimizer.step();
    inner.get().reset();
    assertArrayEquals(
        new float[] {0}, optimizer.state().arrays().get("inner/inner/momentum_buffer/w"));
    assertArrayEquals(
        parameters.get("w").toArray(), optimizer.state().arrays().get("inner/slow/w"));
    assertEquals(List.of(0.0, 0.0), List.copyOf(optimizer.state().scalars().values()));
    optimizer.step();
    assertEquals(1.0, optimizer.state().scalars().get("inner/inner/step/w"));
  }

  @Test
  void evaluationWeightsHoldOnlyInsideAndTheCallersExceptionPasses() {
    Nn nn = with();
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
    Optimizer optimizer = create(with(), "averaging(inner=sgd(lr=1))");
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
    assertEquals(1.0, optimizer.state().scalars().get("inner/step/w"));
  }

  @Test
  void theContextIsClosedOnceTheOptimizerExists() {
    AtomicReference<OptimizerContext> context = new AtomicReference<>();
    create(with(wrapper(new AtomicReference<>(), context)), "wrapper(inner=sgd)");
    Slot slot = Slot.zeros("late", Slot.Role.OTHER);
    assertThrows(IllegalStateException.class, () -> context.get().allocate(slot));
    assertThrows(IllegalStateException.class, () -> context.get().scalar("late", 0));
    assertThrows(IllegalStateException.class, () -> context.get().inner(INNER));
    assertThrows(IllegalStateException.class, () -> context.get().run(new Sgd()));
  }

  @Test
  void aNameOfStateIsTakenOnce() {
    Slot slot = Slot.zeros("m", Slot.Role.OTHER);
    Nn nn =
        with(
            Custom.of(
                "twice",
                (values, context) -> {
                  context.allocate(slot);
                  context.allocate(slot);
                  return e -> {};
                }));
    Exception e = assertThrows(PluginException.class, () -> create(nn, "twice"));
    assertTrue(e.getMessage().contains("slot 'm' is allocated already"), e.getMessage());
  }

  @Test
  void aPluginThatFailsOrReturnsNullIsNamed() {
    Nn nn =
        with(
            Custom.of(
                "failing",
                (values, context) ->
                    e -> {
                      throw new ArithmeticException("lost");
                    }),
            Custom.of("nothing", (values, context) -> nothing()),
            new CustomRule(Descriptor.of("no_rule", ""), nothing()));
    Optimizer failing = create(nn, "averaging(inner=failing)");
    assertMessage(failing::step, "optimizer 'failing' (", "ArithmeticException: lost");
    assertMessage(() -> create(nn, "nothing"), "optimizer 'nothing' (", "null from create");
    assertMessage(() -> create(nn, "no_rule"), "optimizer 'no_rule' (", "null from rule");
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a faulty plugin returns
  private static <T> T nothing() {
    return null;
  }

  private static void assertMessage(Executable code, String start, String part) {
    Exception e = assertThrows(PluginException.class, code);
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void anOptimizerThatNeedsAClosureSaysSoWhereverItIsNested() {
    Custom searching =
        new Custom(
            Descriptor.of("searching", ""),
            Set.of(Need.CLOSURE),
            (v, context) -> e -> e.evaluate());
    Optimizer optimizer = create(with(searching), "averaging(inner=searching)");
    Exception e = assertThrows(IllegalStateException.class, optimizer::step);
    assertEquals(
        "searching evaluates the loss anew during a step: call step(closure) instead of step()",
        e.getMessage());
  }

  @Test
  void anUndeclaredNeedOfAClosureIsClearToo() {
    Optimizer optimizer =
        create(with(Custom.of("sly", (values, context) -> e -> e.evaluate())), "sly");
    Exception e = assertThrows(IllegalStateException.class, optimizer::step);
    assertTrue(e.getMessage().startsWith("sly evaluates the loss anew"), e.getMessage());
  }

  @Test
  void theClosureIsEvaluatedBeforeARule() {
    Nn nn = with();
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 2);
    Parameter weight = parameters.get("w");
    Optimizer optimizer = nn.optimizers().create("sgd(lr=0.25)", parameters);
    AtomicInteger calls = new AtomicInteger();
    double loss = optimizer.step(() -> square(weight, calls));
    assertEquals(4, loss);
    assertEquals(1, calls.get());
    assertArrayEquals(new float[] {1}, weight.toArray());
  }

  private static Tensor square(Parameter weight, AtomicInteger calls) {
    calls.incrementAndGet();
    weight.zeroGrad();
    Tensor loss = weight.mul(weight).sum();
    loss.backward();
    return loss;
  }

  @Test
  void theClosureIsEvaluatedAgainOnlyWhereParametersChanged() {
    List<Double> losses = new ArrayList<>();
    Nn nn =
        with(
            Custom.of(
                "probing",
                (values, context) ->
                    evaluation -> {
                      losses.add(evaluation.evaluate());
                      context.forEach(e -> {
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
        with(
            Custom.of(
                "searching",
                (values, context) ->
                    e -> {
                      e.evaluate();
                      context.forEach(each -> {});
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
  void parametersOfTheContextKeepTheOrderOfTheModel() {
    AtomicReference<OptimizerContext> context = new AtomicReference<>();
    Nn nn = with(wrapper(new AtomicReference<>(), context));
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    for (String path : List.of("b", "a", "c")) {
      parameters.putAll(Parameters.one(nn, path, 0));
    }
    nn.optimizers().create("sgd", new LinkedHashMap<>(parameters.reversed()));
    nn.optimizers().create("wrapper(inner=sgd)", parameters);
    assertEquals(List.of("b", "a", "c"), List.copyOf(context.get().parameters().keySet()));
  }
}
