package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.InnerOptimizer;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerState;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Slot.Role;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.autograd.Nn;
import nn.autograd.fixture.CustomRule;
import nn.autograd.fixture.Parameters;
import nn.autograd.registry.PluginException;
import org.junit.jupiter.api.Test;

class SlotExtentsTest {
  private static final Hyperparameter<Double> START =
      Hyperparameter.real("start", Range.atLeast(0), "What state starts at.").byDefault(1.0);
  private static final Hyperparameter<Boolean> WHOLE =
      Hyperparameter.flag("whole", "Whether the number of a parameter is whole.").byDefault(false);
  private static final Hyperparameter<Double> RATE =
      Hyperparameter.real("rate", Range.atLeast(0), "Nothing.").schedulable().byDefault(1.0);

  private static final String GROUPS = "(groups=[{match=b, rate=5}])";

  /** Adds 1 to all of its state. */
  private record Adding(double start, boolean isWhole) implements ModelRule {
    Slot element() {
      return Slot.filled("element", Role.OTHER, start);
    }

    Slot rows() {
      return Slot.filled("rows", Role.OTHER, start)
          .shaped(shape -> shape.without(-1))
          .where(shape -> shape.rank() > 1);
    }

    Slot parameter() {
      Slot slot = Slot.filled("parameter", Role.OTHER, start).perParameter();
      return isWhole ? slot.whole() : slot;
    }

    Slot group() {
      return Slot.filled("group", Role.OTHER, start).perGroup();
    }

    Slot model() {
      return Slot.filled("model", Role.OTHER, start).perModel().whole();
    }

    @Override
    public List<Slot> slots() {
      return List.of(element(), rows(), parameter(), group(), model());
    }

    @Override
    public void update(Step step, ModelState model) {
      add(step.scalar(model()));
      model.parameters().stream()
          .filter(parameter -> parameter.has(rows()))
          .forEach(parameter -> parameter.array(rows())[0] += 1);
      model.read(part -> {
        add(part.step().scalar(parameter()));
        add(part.step().scalar(group()));
        for (int i = part.from(); i < part.to(); i++) {
          part.slot(element())[i] += 1;
        }
      });
    }

    private static void add(Scalar scalar) {
      scalar.set(scalar.get() + 1);
    }
  }

  /** Keeps what a rule of parameters may keep, and adds 1 to the elements. */
  private record Narrow(Adding of) implements ParameterRule {
    @Override
    public List<Slot> slots() {
      return List.of(of.element(), of.rows(), of.parameter());
    }

    @Override
    public void update(Step step, ParameterState parameter) {
      for (int i = parameter.from(); i < parameter.to(); i++) {
        parameter.slot(of.element())[i] += 1;
      }
    }
  }

  private record AddingProvider(String name) implements RuleProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of(name, "Made by a test.").withHyperparameters(START, WHOLE, RATE);
    }

    @Override
    public Rule rule(Hyperparameters values) {
      Adding adding = new Adding(values.get(START), values.get(WHOLE));
      return name.equals("narrow") ? new Narrow(adding) : adding;
    }
  }

  private final AtomicReference<InnerOptimizer> inner = new AtomicReference<>();
  private final Nn nn =
      Nn.builder()
          .threads(1)
          .plugins(
              new AddingProvider("adding"),
              new AddingProvider("narrow"),
              NestingTest.wrapper(inner, new AtomicReference<>()))
          .build();

  private SequencedMap<String, Parameter> parameters() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("w", nn.parameter(Shape.of(2, 3), new float[6]));
    parameters.put("b", nn.parameter(Shape.of(3), new float[3]));
    parameters.values().forEach(each -> Parameters.fillGradient(each, 1));
    return parameters;
  }

  @Test
  void stateIsNamedByWhatItBelongsTo() {
    OptimizerState state = nn.optimizers().create("adding" + GROUPS, parameters()).state();
    assertEquals(
        Set.of(
            "element/w",
            "element/b",
            "rows/w",
            "parameter/w",
            "parameter/b",
            "group/group0",
            "group/group1",
            "model",
            "step"),
        state.arrays().keySet());
    assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1}, state.floats("element/w"));
    assertArrayEquals(new float[] {1, 1, 1}, state.floats("element/b"));
    assertArrayEquals(new float[] {1, 1}, state.floats("rows/w"));
    assertEquals(1, state.number("parameter/w"));
    assertEquals(1, state.number("parameter/b"));
    assertEquals(1, state.number("group/group0"));
    assertEquals(1, state.number("group/group1"));
    assertEquals(1, state.number("model"));
    assertEquals(Shape.of(2, 3), state.arrays().get("element/w").shape());
    assertTrue(state.arrays().get("model") instanceof StoredArray.I64);
    assertTrue(state.arrays().get("group/group0") instanceof StoredArray.F64);
  }

  @Test
  void stateOfEveryExtentIsSavedRestoredAndReset() {
    String text = "wrapper(inner=adding" + GROUPS + ")";
    Optimizer optimizer = nn.optimizers().create(text, parameters());
    OptimizerState fresh = optimizer.state();
    optimizer.step();
    optimizer.step();
    OptimizerState saved = optimizer.state();
    assertArrayEquals(new float[] {3, 3, 3}, saved.floats("inner/element/b"));
    assertArrayEquals(new float[] {3, 1}, saved.floats("inner/rows/w"));
    assertEquals(3, saved.number("inner/parameter/b"));
    assertEquals(3, saved.number("inner/group/group1"));
    assertEquals(3, saved.number("inner/model"));
    assertEquals(2, saved.number("inner/step"));
    inner.get().reset();
    StateTest.assertSameState(fresh, optimizer.state());
    optimizer.load(saved);
    StateTest.assertSameState(saved, optimizer.state());
  }

  @Test
  void groupsMayDifferInWhatStateStartsAt() {
    Optimizer optimizer =
        nn.optimizers().create("wrapper(inner=narrow(groups=[{match=b, start=5}]))", parameters());
    OptimizerState fresh = optimizer.state();
    assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1}, fresh.floats("inner/element/w"));
    assertArrayEquals(new float[] {5, 5, 5}, fresh.floats("inner/element/b"));
    assertEquals(1, fresh.number("inner/parameter/w"));
    assertEquals(5, fresh.number("inner/parameter/b"));
    optimizer.step();
    assertArrayEquals(new float[] {6, 6, 6}, optimizer.state().floats("inner/element/b"));
    inner.get().reset();
    StateTest.assertSameState(fresh, optimizer.state());
  }

  @Test
  void savedStateOfAnotherTypeOrShapeIsRefused() {
    Optimizer optimizer = nn.optimizers().create("adding" + GROUPS, parameters());
    OptimizerState state = optimizer.state();
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(state.arrays());
    arrays.put("rows/w", new StoredArray.F64(Shape.of(2), new double[2]));
    arrays.put("group/group0", new StoredArray.F64(Shape.of(1), new double[1]));
    arrays.put("group/group1", new StoredArray.I64(Shape.of(), new long[1]));
    arrays.put("model", new StoredArray.F64(Shape.of(), new double[] {1.5}));
    arrays.put("step", new StoredArray.F64(Shape.of(), new double[] {Double.NaN}));
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> optimizer.load(new OptimizerState(state.optimizer(), arrays)));
    for (String expected :
        List.of(
            "'rows/w' is 64-bit floats of shape [2] instead of 32-bit floats of shape [2]",
            "'group/group0' is 64-bit floats of shape [1] instead of a 64-bit float of shape []",
            "'group/group1' is whole numbers of shape [] instead of a 64-bit float of shape []",
            "'model' is 1.5 instead of a whole number",
            "'step' is NaN instead of a whole number")) {
      assertTrue(String.valueOf(e.getMessage()).contains(expected), expected + " in " + e);
    }
    StateTest.assertSameState(state, optimizer.state());
  }

  @Test
  void groupsThatDeclareOneSlotDifferentlyAreRefused() {
    String text = "narrow(groups=[{match=b, whole=true}])";
    var e = assertThrows(PluginException.class, () -> nn.optimizers().create(text, parameters()));
    assertTrue(
        String.valueOf(e.getMessage()).contains("slot 'parameter' is declared twice"), e::toString);
  }

  /** Counts its beginnings per parameter, and adds the count to the values. */
  private record Beginning(Slot slot) implements ElementwiseRule {
    @Override
    public List<Slot> slots() {
      return List.of(slot);
    }

    @Override
    public void begin(Step step) {
      step.scalar(slot).set(step.scalar(slot).get() + step.number());
    }

    @Override
    public void update(Step step, Elements e) {
      for (int i = e.from(); i < e.to(); i++) {
        e.values()[i] += (float) step.scalar(slot).get();
      }
    }
  }

  @Test
  void elementwiseRuleBeginsOncePerParameterAndStep() {
    Slot slot = Slot.zeros("begun", Role.OTHER).perParameter();
    Nn threads =
        Nn.builder().threads(3).plugins(CustomRule.of("beginning", new Beginning(slot))).build();
    SequencedMap<String, Parameter> parameters = Parameters.zeros(threads, 100_003, 3, 5);
    Optimizer optimizer = threads.optimizers().create("beginning", parameters);
    Parameters.fillGradient(parameters.get("p0"), 1);
    Parameters.fillGradient(parameters.get("p1"), 1);
    optimizer.step();
    optimizer.step();
    assertEquals(3, optimizer.state().number("begun/p0"));
    assertEquals(3, optimizer.state().number("begun/p1"));
    assertEquals(0, optimizer.state().number("begun/p2"));
    for (float each : parameters.get("p0").toArray()) {
      assertEquals(1 + 3, each);
    }
    assertFalse(optimizer.state().arrays().isEmpty());
  }

  @Test
  void elementwiseRuleWithAShapedSlotIsRefused() {
    Slot slot = Slot.zeros("rows", Role.OTHER).shaped(shape -> shape);
    Nn own = Nn.builder().plugins(CustomRule.of("beginning", new Beginning(slot))).build();
    var e =
        assertThrows(
            PluginException.class,
            () -> own.optimizers().create("beginning", Parameters.zeros(own, 3)));
    assertTrue(
        String.valueOf(e.getMessage()).contains("slot 'rows' has Shaped extent"), e::toString);
  }
}
