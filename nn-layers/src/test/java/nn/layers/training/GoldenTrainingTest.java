package nn.layers.training;

import static nn.testing.Golden.assertClose;
import static nn.testing.Golden.floats;
import static nn.testing.Golden.shape;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.loss.Reduction;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.loss.CrossEntropy;
import nn.layers.loss.MeanSquaredError;
import nn.testing.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenTrainingTest {
  private final Nn nn = Nn.create();
  private final Layers layers = new Layers(nn);

  @TestFactory
  Stream<DynamicTest> thirtyStepsEqualPyTorch() {
    List<JsonNode> runs = Golden.cases("training/mlp.json");
    assertEquals(6, runs.size());
    return runs.stream()
        .map(each -> DynamicTest.dynamicTest(each.get("name").asText(), () -> check(each)));
  }

  private void check(JsonNode run) {
    Module model =
        layers.sequential(
            layers.linear(8, 16),
            layers.activation(run.get("activation").asText()),
            layers.linear(16, 4));
    model
        .parameters()
        .forEach((path, p) -> p.assign(floats(run.get("initial").get(path).get("values"))));
    JsonNode spec = run.get("optimizer");
    Optimizer optimizer =
        nn.optimizers().create(Golden.spec(spec.get("name").asText(), spec), model.parameters());
    JsonNode batches = run.get("batches");
    for (int step = 0; step < run.get("steps").asInt(); step++) {
      float loss = step(model, optimizer, batches.get(step % batches.size()));
      assertClose("loss " + step, run.get("losses").get(step).asDouble(), loss);
    }
    model.parameters().forEach((path, p) -> assertFinal(path, run.get("final").get(path), p));
  }

  private float step(Module model, Optimizer optimizer, JsonNode batch) {
    float[] x = floats(batch.get("x"));
    float[] y = floats(batch.get("y"));
    Tensor output = model.forward(nn.tensor(Shape.of(y.length, 8), x));
    Tensor loss = new CrossEntropy().forward(output, nn.tensor(Shape.of(y.length), y));
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    return loss.item();
  }

  private static void assertFinal(String path, JsonNode expected, Parameter actual) {
    assertEquals(shape(expected), actual.shape());
    float[] values = actual.toArray();
    for (int i = 0; i < values.length; i++) {
      double wanted = expected.get("values").get(i).asDouble();
      assertClose(path + "[" + i + "]", wanted, values[i]);
    }
  }

  @Test
  void mazursExampleGivesThePublishedNumbers() {
    JsonNode mazur = Golden.read("training/mazur.json");
    Module model =
        layers.sequential(
            layers.linear(2, 2),
            layers.activation("sigmoid"),
            layers.linear(2, 2),
            layers.activation("sigmoid"));
    List<String> names = List.of("W1", "b1", "W2", "b2");
    List<Parameter> parameters = new ArrayList<>(model.parameters().values());
    for (int i = 0; i < names.size(); i++) {
      parameters.get(i).assign(floats(mazur.get(names.get(i)).get("values")));
    }
    SequencedMap<String, Parameter> weights = new LinkedHashMap<>(model.parameters());
    weights.keySet().removeIf(path -> path.endsWith("bias")); // the example holds them fixed
    Optimizer optimizer = nn.optimizers().create("sgd(lr=0.5)", weights);

    JsonNode first = mazur.get("first");
    Tensor error = error(model, mazur);
    assertClose("total error", first.get("total_error").asDouble(), error.item());
    error.backward();
    assertClose("dW1", first.get("dW1"), gradient(parameters.get(0)));
    assertClose("dW2", first.get("dW2"), gradient(parameters.get(2)));
    optimizer.step();
    assertClose("W1", first.get("W1_after"), parameters.get(0).toArray());
    assertClose("W2", first.get("W2_after"), parameters.get(2).toArray());
    double after1 = mazur.get("total_error_after_1_step").asDouble();
    assertClose("error after 1 step", after1, error(model, mazur).item());
    for (int step = 1; step < 10_000; step++) {
      nn.stepScope(() -> {
        optimizer.zeroGrad();
        error(model, mazur).backward();
        optimizer.step();
        return true;
      });
    }
    JsonNode last = mazur.get("after_10000_steps");
    assertEquals(last.get("total_error").asDouble(), error(model, mazur).item(), 1e-8);
  }

  /** E = Σ ½(target − out)². */
  private Tensor error(Module model, JsonNode mazur) {
    Tensor out = model.forward(nn.tensor(Shape.of(1, 2), floats(mazur.get("input"))));
    Tensor target = nn.tensor(Shape.of(1, 2), floats(mazur.get("target")));
    return new MeanSquaredError(Reduction.SUM).forward(out, target).mul(0.5f);
  }

  private static float[] gradient(Parameter parameter) {
    return Objects.requireNonNull(parameter.gradient()).toArray();
  }
}
