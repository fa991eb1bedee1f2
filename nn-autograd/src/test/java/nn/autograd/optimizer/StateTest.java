package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.StoredArray.F32;
import nn.api.StoredArray.F64;
import nn.api.StoredArray.I64;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerState;
import nn.autograd.Nn;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;

class StateTest {
  private static final String NESTED = "averaging(inner=averaging(k=3, inner=sgd(momentum=0.9)))";

  private final Nn nn = Nn.builder().plugins(new Sgd(), new Averaging()).build();

  private static void train(Optimizer optimizer, SequencedMap<String, Parameter> all, int steps) {
    for (int i = 0; i < steps; i++) {
      optimizer.zeroGrad();
      all.values().forEach(each -> each.mul(each).mul(0.05f).sum().backward());
      optimizer.step();
    }
  }

  private SequencedMap<String, Parameter> model() {
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "0.bias", 1);
    parameters.put("0.weight", nn.parameter(Shape.of(3), 1, 2, 3));
    return parameters;
  }

  @Test
  void namesEverythingByThePathOfItsOptimizer() {
    OptimizerState state = nn.optimizers().create(NESTED, model()).state();
    assertEquals("averaging(averaging(sgd))", state.optimizer());
    assertEquals(
        Set.of(
            "slow/0.bias",
            "slow/0.weight",
            "inner/slow/0.bias",
            "inner/slow/0.weight",
            "inner/inner/momentum_buffer/0.bias",
            "inner/inner/momentum_buffer/0.weight",
            "steps",
            "inner/steps",
            "inner/inner/step/0.bias",
            "inner/inner/step/0.weight"),
        state.arrays().keySet());
  }

  @Test
  void aSlotMayStartAtTheValuesOfTheParameters() {
    OptimizerState state = nn.optimizers().create(NESTED, model()).state();
    assertArrayEquals(new float[] {1, 2, 3}, state.floats("slow/0.weight"));
  }

  @Test
  void isACopy() {
    SequencedMap<String, Parameter> parameters = model();
    Optimizer optimizer = nn.optimizers().create(NESTED, parameters);
    OptimizerState before = optimizer.state();
    float[] slow = before.floats("slow/0.weight").clone();
    train(optimizer, parameters, 2);
    assertArrayEquals(slow, before.floats("slow/0.weight"));
    assertEquals(0.0, before.number("steps"));
  }

  @Test
  void goesOnBitForBitInAnotherOptimizerWithParametersInAnotherOrder() {
    SequencedMap<String, Parameter> parameters = model();
    Optimizer whole = nn.optimizers().create(NESTED, parameters);
    train(whole, parameters, 4);
    OptimizerState saved = whole.state();

    SequencedMap<String, Parameter> reversed = new LinkedHashMap<>();
    parameters
        .reversed()
        .forEach((path, each) -> reversed.put(path, nn.parameter(each.shape(), each.toArray())));
    Optimizer resumed = nn.optimizers().create(NESTED, reversed);
    resumed.load(saved);
    train(whole, parameters, 5);
    train(resumed, reversed, 5);
    parameters.forEach(
        (path, each) -> assertArrayEquals(each.toArray(), reversed.get(path).toArray(), path));
    assertSameState(whole.state(), resumed.state());
  }

  static void assertSameState(OptimizerState expected, OptimizerState actual) {
    assertEquals(expected.arrays().keySet(), actual.arrays().keySet());
    expected
        .arrays()
        .forEach((name, array) -> {
          switch (array) {
            case F32 _ -> assertArrayEquals(expected.floats(name), actual.floats(name), name);
            case F64 _, I64 _ -> assertEquals(expected.number(name), actual.number(name), name);
          }
        });
  }

  @Test
  void loadListsEveryDifferenceAndChangesNothing() {
    SequencedMap<String, Parameter> parameters = model();
    Optimizer optimizer = nn.optimizers().create("averaging(inner=sgd(momentum=0.9))", parameters);
    train(optimizer, parameters, 2);
    OptimizerState before = optimizer.state();
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(before.arrays());
    arrays.put("slow/0.bias", new F32(Shape.of(1), new float[] {99}));
    arrays.put("slow/0.weight", new F32(Shape.of(2), new float[2]));
    arrays.remove("inner/momentum_buffer/0.bias");
    arrays.put("inner/exp_avg/0.bias", new F32(Shape.of(1), new float[1]));
    arrays.remove("steps");
    arrays.put("more", new F64(Shape.of(), new double[] {1}));
    arrays.put("inner/step/0.bias", new F64(Shape.of(), new double[] {1.5}));
    arrays.put("inner/step/0.weight", new I64(Shape.of(1), new long[] {1}));
    arrays.put("inner/momentum_buffer/0.weight", new F64(Shape.of(3), new double[3]));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> optimizer.load(new OptimizerState("averaging(adam)", arrays)));
    assertEquals(
        """
        the state does not fit the optimizer; nothing was changed:
          it was made by averaging(adam), this is averaging(sgd)
          'inner/momentum_buffer/0.bias' is missing
          'steps' is missing
          'inner/exp_avg/0.bias' is unexpected
          'more' is unexpected
          'slow/0.weight' is 32-bit floats of shape [2] instead of 32-bit floats of shape [3]
          'inner/momentum_buffer/0.weight' is 64-bit floats of shape [3] instead of 32-bit floats of shape [3]
          'inner/step/0.bias' is 1.5 instead of a count of steps
          'inner/step/0.weight' is whole numbers of shape [1] instead of a whole number of shape []\
        """,
        e.getMessage());
    assertSameState(before, optimizer.state());
  }

  @Test
  void stateOfOtherParametersDoesNotFit() {
    Optimizer optimizer = nn.optimizers().create("sgd(momentum=0.9)", model());
    BiConsumer<SequencedMap<String, Parameter>, String> refuses =
        (others, text) -> {
          OptimizerState other = nn.optimizers().create(text, others).state();
          assertThrows(IllegalArgumentException.class, () -> optimizer.load(other));
        };
    refuses.accept(Parameters.one(nn, "0.bias", 1), "sgd(momentum=0.9)");
    refuses.accept(model(), "sgd");
    assertEquals(0.0, optimizer.state().number("step/0.bias"));
    assertEquals(0.0, optimizer.state().number("step/0.weight"));
  }
}
