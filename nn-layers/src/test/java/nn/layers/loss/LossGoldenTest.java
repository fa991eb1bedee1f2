package nn.layers.loss;

import static nn.testing.Golden.assertClose;
import static nn.testing.Golden.floats;
import static nn.testing.Golden.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;
import nn.testing.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LossGoldenTest {
  private final Nn nn = Nn.create();
  private final Losses losses = new Losses();

  @TestFactory
  Stream<DynamicTest> everyLossAndItsGradientEqualPyTorch() {
    List<String> names = losses.list().stream().map(RegisteredPlugin::name).toList();
    return Stream.of("losses/losses.json", "losses/combinations.json")
        .flatMap(file -> Golden.cases(file, names).stream())
        .map(each -> DynamicTest.dynamicTest(title(each), () -> check(each)));
  }

  private static String title(JsonNode each) {
    return each.get("name").asText() + " " + each.get("hyperparameters");
  }

  private void check(JsonNode each) {
    ObjectNode hyperparameters = each.get("hyperparameters").deepCopy();
    hyperparameters.remove("target"); // describes the case
    Loss loss = losses.create(Golden.spec(each.get("name").asText(), hyperparameters));
    Parameter input =
        nn.parameter(shape(each.get("input")), floats(each.get("input").get("values")));
    JsonNode target = each.get("target");
    Tensor actual = loss.forward(input, nn.tensor(shape(target), floats(target.get("values"))));
    actual.sum().backward();
    assertClose("loss", each.get("loss").get("values"), actual.toArray());
    assertClose(
        "input gradient",
        each.get("input_gradient").get("values"),
        Objects.requireNonNull(input.gradient()).toArray());
  }
}
