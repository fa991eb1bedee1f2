package nn.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.api.Dims;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.testing.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Zeros, subnormal and largest numbers, infinities and NaN give what PyTorch gives, with both kinds
 * of kernels; {@link GoldenEdgesExceptions} lists where not, and why.
 */
final class GoldenEdgesTest {
  private static final List<Nn> ENGINES =
      List.of(Nn.builder().kernels("scalar").build(), Nn.create());

  static Stream<Arguments> unary() {
    return cases("unary");
  }

  static Stream<Arguments> activations() {
    return cases("activations");
  }

  static Stream<Arguments> binary() {
    return cases("binary");
  }

  static Stream<Arguments> rows() {
    return cases("rows");
  }

  private static Stream<Arguments> cases(String file) {
    return Golden.cases("edges/" + file + ".json").stream()
        .map(json -> Arguments.of(name(json), json));
  }

  private static String name(JsonNode json) {
    JsonNode hyperparameters = json.get("hyperparameters");
    String name = json.get("name").asText();
    return hyperparameters == null ? name : Golden.spec(name, hyperparameters).toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unary")
  void functionOfOneTensor(String name, JsonNode json) {
    elementwise(name, json, nn -> function(name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("activations")
  void activation(String name, JsonNode json) {
    elementwise(name, json, nn -> nn.activations().create(name).activation()::forward);
  }

  private static void elementwise(
      String name, JsonNode json, Function<Nn, UnaryOperator<Tensor>> of) {
    float[] grid = Golden.floats(json.get("x"));
    for (Nn nn : ENGINES) {
      Parameter x = nn.parameter(Shape.of(grid.length), grid);
      Tensor y = of.apply(nn).apply(x);
      y.backward(nn.tensor(y.shape(), ones(grid.length)));
      Edges edges = new Edges(name, i -> String.valueOf(grid[i]));
      edges.check("y", json, y.toArray());
      edges.check("dx", json, gradient(x));
      edges.throwIfAny();
    }
  }

  private static UnaryOperator<Tensor> function(String text) {
    String name = text.replaceAll("\\(.*", "");
    String argument = text.replaceAll(".*\\(|\\)", "");
    return switch (name) {
      case "exp" -> Tensor::exp;
      case "log" -> Tensor::log;
      case "sqrt" -> Tensor::sqrt;
      case "abs" -> Tensor::abs;
      case "neg" -> Tensor::neg;
      case "tanh" -> Tensor::tanh;
      case "sigmoid" -> Tensor::sigmoid;
      case "clamp" -> x -> x.clamp(-1, 1);
      case "pow" -> x -> x.pow(number(argument));
      case "add" -> x -> x.add(number(argument));
      case "mul" -> x -> x.mul(number(argument));
      case "div" -> x -> x.div(number(argument));
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static float number(String python) {
    return Float.parseFloat(python.replace("inf", "Infinity").replace("nan", "NaN"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("binary")
  void functionOfTwoTensors(String name, JsonNode json) {
    float[] first = Golden.floats(json.get("a"));
    float[] second = Golden.floats(json.get("b"));
    for (Nn nn : ENGINES) {
      Parameter a = nn.parameter(Shape.of(first.length), first);
      Parameter b = nn.parameter(Shape.of(second.length), second);
      Tensor y = functionOfTwo(name).apply(a, b);
      y.backward(nn.tensor(y.shape(), ones(first.length)));
      Edges edges = new Edges(name, i -> first[i] + ", " + second[i]);
      edges.check("y", json, y.toArray());
      edges.check("da", json, gradient(a));
      edges.check("db", json, gradient(b));
      edges.throwIfAny();
    }
  }

  private static BiFunction<Tensor, Tensor, Tensor> functionOfTwo(String name) {
    return switch (name) {
      case "add" -> Tensor::add;
      case "sub" -> Tensor::sub;
      case "mul" -> Tensor::mul;
      case "div" -> Tensor::div;
      case "pow" -> Tensor::pow;
      case "maximum" -> Tensor::maximum;
      case "minimum" -> Tensor::minimum;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void functionOfARow(String name, JsonNode json) {
    float[] row = Golden.floats(json.get("x"));
    for (Nn nn : ENGINES) {
      Parameter x = nn.parameter(Shape.of(row.length), row);
      Tensor y = ofRow(nn, name).apply(x);
      y.backward(nn.tensor(y.shape(), Golden.floats(json.get("upstream"))));
      Edges edges = new Edges(name, i -> json.get("x") + " [" + i + "]");
      edges.check("y", json, y.toArray());
      edges.check("dx", json, gradient(x));
      edges.throwIfAny();
    }
  }

  private static UnaryOperator<Tensor> ofRow(Nn nn, String name) {
    return switch (name) {
      case "sum" -> Tensor::sum;
      case "mean" -> Tensor::mean;
      case "max" -> x -> x.max(Dims.of(-1));
      case "min" -> x -> x.min(Dims.of(-1));
      case "logSumExp" -> x -> x.logSumExp(Dims.of(-1));
      case "softmax", "log_softmax" -> nn.activations().create(name).activation()::forward;
      default -> {
        int correction = Integer.parseInt(name.replaceAll("var\\(|\\)", ""));
        yield x -> x.var(Dims.of(-1), correction);
      }
    };
  }

  private static float[] ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static float[] gradient(Parameter parameter) {
    Tensor gradient = parameter.gradient();
    assertNotNull(gradient);
    return gradient.toArray();
  }

  /** Compares and collects what differs, so that one run shows all of it. */
  private record Edges(String name, IntFunction<String> place, List<String> differences) {

    Edges(String name, IntFunction<String> place) {
      this(name, place, new ArrayList<>());
    }

    void check(String what, JsonNode json, float[] actual) {
      float[] expected = Golden.floats(json.get(what));
      assertEquals(expected.length, actual.length, name + " " + what);
      for (int i = 0; i < actual.length; i++) {
        String start = name + " " + what + " at " + place.apply(i) + ": ";
        if (isClose(expected[i], actual[i])) {
          if (GoldenEdgesExceptions.hasOneFor(start)) {
            differences.add(start + "an exception that is none");
          }
        } else if (!GoldenEdgesExceptions.has(start + expected[i] + " -> " + actual[i])) {
          differences.add(start + expected[i] + " -> " + actual[i]);
        }
      }
    }

    /**
     * PyTorch's own rounding is allowed, and what it makes of subnormal numbers: the other golden
     * files hold the accuracy, this one holds the limits. The sign of a zero is not compared.
     */
    private static boolean isClose(float expected, float actual) {
      return Float.compare(expected, actual) == 0
          || (Float.isFinite(expected)
              && Math.abs((double) expected - actual)
                  <= 2e-4 * Math.abs(expected) + Float.MIN_NORMAL);
    }

    void throwIfAny() {
      assertEquals("", String.join("\n", differences));
    }
  }
}
