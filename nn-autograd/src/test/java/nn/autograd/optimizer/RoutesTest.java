package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerState;
import nn.api.optim.ParameterGroup;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import nn.autograd.registry.SpecParser;
import nn.autograd.tensor.DenseParameter;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final String ROUTED =
      "sgd(lr=1, groups=[{rank=2, except=[output], optimizer=sgd(lr=0.25, momentum=0.5)},"
          + " {role=bias, lr=2}])";

  private final Nn nn = Nn.builder().threads(1).plugins(new Sgd(), new Averaging()).build();

  private SequencedMap<String, Parameter> model() {
    SequencedMap<String, Parameter> model = new LinkedHashMap<>();
    model.put("0.weight", nn.parameter(Shape.of(2, 2), 1, 2, 3, 4));
    model.put("0.bias", nn.parameter(Shape.of(2), ParameterRole.BIAS, 5, 6));
    model.put("2.weight", nn.parameter(Shape.of(1, 2), ParameterRole.OUTPUT, 7, 8));
    return model;
  }

  private static void step(Optimizer optimizer, SequencedMap<String, Parameter> model, int steps) {
    for (int i = 1; i <= steps; i++) {
      float gradient = i;
      model.values().forEach(each -> Parameters.fillGradient(each, gradient));
      optimizer.step();
    }
  }

  private static void assertSameBits(
      SequencedMap<String, Parameter> expected, SequencedMap<String, Parameter> actual) {
    expected.forEach((path, parameter) ->
        assertArrayEquals(parameter.toArray(), actual.get(path).toArray(), path));
  }

  @Test
  void eachParameterIsTrainedByTheOptimizerOfItsGroup() {
    SequencedMap<String, Parameter> model = model();
    step(nn.optimizers().create(ROUTED, model), model, 3);
    SequencedMap<String, Parameter> alone = model();
    one("0.weight", "sgd(lr=0.25, momentum=0.5)", alone);
    one("0.bias", "sgd(lr=2)", alone);
    one("2.weight", "sgd(lr=1)", alone);
    assertSameBits(alone, model);
  }

  private void one(String path, String optimizer, SequencedMap<String, Parameter> model) {
    SequencedMap<String, Parameter> only = new LinkedHashMap<>(model);
    only.keySet().retainAll(List.of(path));
    step(nn.optimizers().create(optimizer, only), only, 3);
  }

  @Test
  void theGroupsOfAllAreListedWithTheirPlaces() {
    Optimizer optimizer = nn.optimizers().create(ROUTED, model());
    List<ParameterGroup> groups = optimizer.groups();
    assertEquals(
        List.of("optimizer", "optimizer", "optimizer.groups[0]"),
        groups.stream().map(ParameterGroup::path).toList());
    assertEquals(
        List.of(List.of("2.weight"), List.of("0.bias"), List.of("0.weight")),
        groups.stream().map(ParameterGroup::parameters).toList());
    assertEquals("sgd + sgd", optimizer.toString());
  }

  @Test
  void eachKeepsStateForItsOwnParametersOnly() {
    SequencedMap<String, Parameter> model = model();
    Optimizer optimizer = nn.optimizers().create(ROUTED, model);
    OptimizerState state = optimizer.state();
    assertEquals("sgd + sgd", state.optimizer());
    assertTrue(
        state.arrays().keySet().stream()
            .filter(key -> key.startsWith("groups[0]/"))
            .allMatch(key -> key.endsWith("/0.weight")),
        () -> state.arrays().keySet().toString());
    assertTrue(state.arrays().containsKey("groups[0]/step/0.weight"));
    assertTrue(state.arrays().containsKey("step/0.bias"));
    assertEquals(4, DenseParameter.of(model.get("0.weight")).storage().size());
    assertEquals(
        2,
        model.values().stream().map(each -> DenseParameter.of(each).storage()).distinct().count());
  }

  @Test
  void goesOnFromASavedStateWithTheSameBits() {
    SequencedMap<String, Parameter> whole = model();
    Optimizer through = nn.optimizers().create(ROUTED, whole);
    step(through, whole, 2);
    OptimizerState state = through.state();
    SequencedMap<String, Parameter> resumed = model();
    resumed.forEach((path, each) -> each.assign(whole.get(path).toArray()));
    step(through, whole, 3);
    Optimizer later = nn.optimizers().create(ROUTED, resumed);
    later.load(state);
    step(later, resumed, 3);
    assertSameBits(whole, resumed);
  }

  @Test
  void aStateOfOtherRoutesIsRefused() {
    OptimizerState state = nn.optimizers().create("sgd", model()).state();
    Optimizer optimizer = nn.optimizers().create(ROUTED, model());
    Exception e = assertThrows(IllegalArgumentException.class, () -> optimizer.load(state));
    assertTrue(e.getMessage().contains("it was made by sgd, this is sgd + sgd"), e.getMessage());
  }

  @Test
  void aWrapperWrapsAllRoutesInsideIt() {
    SequencedMap<String, Parameter> model = model();
    Optimizer optimizer = nn.optimizers().create("averaging(k=2, inner=" + ROUTED + ")", model);
    assertEquals("averaging(sgd + sgd)", optimizer.toString());
    SequencedMap<String, Parameter> twin = model();
    List<Optimizer> apart =
        List.of(
            part(twin, "0.weight", "averaging(k=2, inner=sgd(lr=0.25, momentum=0.5))"),
            part(twin, "0.bias", "averaging(k=2, inner=sgd(lr=2))"),
            part(twin, "2.weight", "averaging(k=2, inner=sgd(lr=1))"));
    for (int i = 1; i <= 5; i++) {
      step(optimizer, model, 1);
      for (Optimizer each : apart) {
        twin.values().forEach(parameter -> Parameters.fillGradient(parameter, 1));
        each.step();
      }
    }
    assertSameBits(twin, model);
    optimizer.withEvaluationWeights(() ->
        evaluating(
            apart,
            () -> {
              assertSameBits(twin, model);
              return true;
            }));
  }

  private Optimizer part(SequencedMap<String, Parameter> model, String path, String optimizer) {
    SequencedMap<String, Parameter> only = new LinkedHashMap<>(model);
    only.keySet().retainAll(List.of(path));
    return nn.optimizers().create(optimizer, only);
  }

  private static boolean evaluating(List<Optimizer> optimizers, Supplier<Boolean> body) {
    return optimizers.isEmpty()
        ? body.get()
        : optimizers
            .getFirst()
            .withEvaluationWeights(
                () -> evaluating(optimizers.subList(1, optimizers.size()), body));
  }

  @Test
  void parametersThatAGroupTakesLeaveTheWrapper() {
    SequencedMap<String, Parameter> model = model();
    Optimizer optimizer =
        nn.optimizers()
            .create("averaging(inner=sgd(lr=1), groups=[{role=bias, optimizer=sgd(lr=1)}])", model);
    assertEquals("averaging(sgd) + sgd", optimizer.toString());
    step(optimizer, model, 1);
    float[] bias = model.get("0.bias").toArray();
    float[] weight = model.get("0.weight").toArray();
    optimizer.withEvaluationWeights(() -> {
      assertArrayEquals(bias, model.get("0.bias").toArray());
      assertEquals(weight[0] + 0.5f, model.get("0.weight").toArray()[0]);
      return true;
    });
    assertArrayEquals(weight, model.get("0.weight").toArray());
  }

  @Test
  void parametersThatLieTogetherAlreadyAreRoutedToo() {
    SequencedMap<String, Parameter> together = model();
    nn.optimizers().create("sgd", together);
    step(nn.optimizers().create(ROUTED, together), together, 3);
    SequencedMap<String, Parameter> apart = model();
    step(nn.optimizers().create(ROUTED, apart), apart, 3);
    assertSameBits(apart, together);
  }

  @Test
  void aGroupIsMadeInJavaLikeInText() {
    Spec spec =
        Spec.of("sgd")
            .with("lr", 1)
            .withGroup(
                Spec.Group.ofRank(2)
                    .except("output")
                    .withOptimizer(Spec.of("sgd").with("lr", 0.25).with("momentum", 0.5)))
            .withGroup(Spec.Group.ofRole("bias").with("lr", 2));
    assertEquals(SpecParser.parse(ROUTED), spec);
    assertEquals(ROUTED, spec.toString());
  }

  @Test
  void whatMatchesNothingIsReportedBeforeAnythingIsMade() {
    Exception e =
        assertThrows(
            InvalidConfigException.class,
            () -> nn.optimizers().create("sgd(groups=[{rank=4, optimizer=sgd}])", model()));
    assertTrue(
        e.getMessage()
            .contains(
                "optimizer.groups[0].rank = 4: matches no parameter; there are 0.weight [2, 2]"
                    + " weight, 0.bias [2] bias, 2.weight [1, 2] output"),
        e.getMessage());
  }
}
