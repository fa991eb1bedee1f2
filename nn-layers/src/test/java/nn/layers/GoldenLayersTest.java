package nn.layers;

import static nn.testing.Golden.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.testing.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every layer of the golden files gives PyTorch's outputs, gradients and buffers. */
class GoldenLayersTest {
  private static final String CASE = "mode";

  private final Nn nn = Nn.create();

  @TestFactory
  Stream<DynamicTest> layers() {
    return Stream.of("layers/layers.json", "layers/options.json")
        .flatMap(file -> Golden.cases(file).stream())
        .map(each ->
            DynamicTest.dynamicTest(
                each.get("name").asText() + " " + each.get("hyperparameters"), () -> check(each)));
  }

  private void check(JsonNode golden) {
    JsonNode hyperparameters = golden.get("hyperparameters");
    Spec spec = without(Golden.spec(golden.get("name").asText(), hyperparameters));
    JsonNode input = golden.get("inputs").get(0);
    int[] batch = Golden.shape(input).toArray();
    Module layer =
        new Layers(nn).create(spec, Shape.of(Arrays.copyOfRange(batch, 1, batch.length)));
    assign(layer.parameters(), golden.get("parameters"));
    assign(layer.buffers(), golden.get("buffers_before"));
    if (hyperparameters.path(CASE).asText().equals("eval")) {
      layer.eval();
    }
    Parameter x = nn.parameter(Golden.shape(input), Golden.floats(input.get("values")));
    Tensor y = layer.forward(x);
    assertEquals(Golden.shape(golden.get("y")), y.shape());
    assertClose("y", golden.get("y").get("values"), y.toArray());
    JsonNode upstream = golden.get("upstream");
    y.backward(nn.tensor(Golden.shape(upstream), Golden.floats(upstream.get("values"))));
    JsonNode dx = golden.get("input_gradients").get(0);
    if (!dx.isNull()) {
      assertClose("dx", dx.get("values"), Objects.requireNonNull(x.gradient()).toArray());
    }
    golden
        .get("parameter_gradients")
        .properties()
        .forEach(each ->
            assertClose(
                "gradient of " + each.getKey(),
                each.getValue().get("values"),
                gradient(layer.parameters(), each.getKey())));
    golden
        .get("buffers_after")
        .properties()
        .forEach(each ->
            assertClose(
                each.getKey(),
                each.getValue().get("values"),
                named(layer.buffers(), each.getKey()).toArray()));
  }

  /** Without what says how the layer was used. */
  private static Spec without(Spec spec) {
    Spec rest = Spec.of(spec.name());
    for (Map.Entry<String, Object> each : spec.values().entrySet()) {
      boolean isOfTheCase =
          each.getKey().equals(CASE) && Set.of("train", "eval").contains(each.getValue());
      rest = isOfTheCase ? rest : rest.with(each.getKey(), each.getValue());
    }
    return rest;
  }

  private static float[] gradient(Map<String, Parameter> parameters, String name) {
    return Objects.requireNonNull(named(parameters, name).gradient(), name).toArray();
  }

  private static void assign(Map<String, ? extends Tensor> tensors, JsonNode recorded) {
    assertFalse(recorded.size() != tensors.size(), () -> "has " + tensors.keySet());
    recorded
        .properties()
        .forEach(each ->
            named(tensors, each.getKey()).assign(Golden.floats(each.getValue().get("values"))));
  }

  /** The golden attention layer is an attribute of a module, whose name stands in front. */
  private static <T> T named(Map<String, T> things, String name) {
    String own = name.startsWith("attention.") ? name.substring("attention.".length()) : name;
    return Objects.requireNonNull(things.get(own), () -> name + " is not among " + things.keySet());
  }
}
