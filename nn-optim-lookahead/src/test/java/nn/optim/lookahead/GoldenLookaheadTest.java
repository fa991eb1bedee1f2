package nn.optim.lookahead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import nn.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter after every step is what algorithm 1 over PyTorch's optimizers computes. */
final class GoldenLookaheadTest {
  static Stream<Arguments> cases() {
    return Golden.cases("optimizers/lookahead.json").stream()
        .map(json -> Arguments.of(json.get("name").asText(), json));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void followsTheReference(String variant, JsonNode json) {
    Toy toy = new Toy(Golden.spec("lookahead", json.get("hyperparameters")));
    json.get("parameters").forEach(each -> toy.add(Golden.floats(each.get("initial"))));
    for (int t = 0; t < json.get("gradients").size(); t++) {
      JsonNode gradients = json.get("gradients").get(t);
      toy.step(Golden.floats(gradients.get(0)), Golden.floats(gradients.get(1)));
      for (int i = 0; i < gradients.size(); i++) {
        Golden.assertClose(variant + ", step " + t, json.get("after").get(t).get(i), toy.values(i));
      }
    }
  }

  @Test
  void noCaseIsLeftOut() {
    assertEquals(5, cases().count());
  }
}
