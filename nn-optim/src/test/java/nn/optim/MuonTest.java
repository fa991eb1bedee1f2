package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Muon beside PyTorch as it is, and what holds for any matrix. */
final class MuonTest {
  private static final Nn NN = Nn.create();

  /**
   * How far PyTorch's orthogonal matrix may be off: it rounds fifteen products to the eight bits of
   * bfloat16, and the iteration multiplies small singular values, with their errors, by up to 3.4
   * each time. A momentum of another kind is off by ten times as much. The trace in float64, at the
   * usual tolerance, is among the cases of {@link GoldenOptimizersTest}.
   */
  private static final double BFLOAT16 = 0x1p-4;

  static List<JsonNode> cases() {
    return Golden.cases("optimizers/muon.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isAsFarFromPyTorchAsBfloat16(JsonNode json) {
    List<List<float[]>> trace = GoldenTrace.of("muon", json);
    double lr = json.get("hyperparameters").path("lr").asDouble(1e-3);
    for (int t = 0; t < trace.size(); t++) {
      for (int i = 0; i < trace.get(t).size(); i++) {
        double[] expected = doubles(json.get("after").get(t).get(i));
        double tolerance = (t + 1) * lr * Math.sqrt(2) * BFLOAT16;
        assertEquals(0, furthest(expected, trace.get(t).get(i)), tolerance, "step " + t);
      }
    }
  }

  private static double[] doubles(JsonNode numbers) {
    double[] doubles = new double[numbers.size()];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = numbers.get(i).asDouble();
    }
    return doubles;
  }

  private static double furthest(double[] expected, float[] actual) {
    double furthest = 0;
    for (int i = 0; i < expected.length; i++) {
      furthest = Math.max(furthest, Math.abs(expected[i] - actual[i]));
    }
    return furthest;
  }

  @ParameterizedTest
  @CsvSource({"3, 70", "70, 3", "20, 20", "1, 9", "9, 1"})
  void singularValuesOfAnUpdateAreAboutOne(int rows, int columns) {
    Parameter weight = NN.parameter(Shape.of(rows, columns), new float[rows * columns]);
    weight.assignGradient(numbers(rows * columns));
    optimizer(weight, "muon(lr=1, weight_decay=0, ns_steps=10, ns_coefficients=[1.5, -0.5, 0])")
        .step();
    double s = Math.sqrt(Math.max(1, (double) rows / columns));
    double squares = 0;
    for (float value : weight.toArray()) {
      squares += value * value / (s * s);
    }
    // the squares of an orthogonal matrix add up to its rank; an iteration from below stays below
    double rank = Math.min(rows, columns);
    assertTrue(squares > 0.6 * rank && squares < 1.0001 * rank, () -> "‖O‖² ≠ " + rank);
  }

  @Test
  void zeroGradientLeavesTheValues() {
    float[] values = numbers(12);
    Parameter weight = NN.parameter(Shape.of(3, 4), values);
    weight.assignGradient(new float[12]);
    optimizer(weight, "muon(weight_decay=0)").step();
    assertArrayEquals(values, weight.toArray());
  }

  @Test
  void refusesVectors() {
    Parameter bias = NN.parameter(Shape.of(5), new float[5]);
    String message =
        assertThrows(IllegalArgumentException.class, () -> optimizer(bias, "muon")).getMessage();
    assertTrue(message.contains("muon trains matrices"), message);
  }

  private static Optimizer optimizer(Parameter parameter, String spec) {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", parameter);
    return NN.optimizers().create(spec, parameters);
  }

  private static float[] numbers(int count) {
    Random random = new Random(20260);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
