package nn.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.optim.OptimizerState;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrapper around, and every transform of gradients in front of, every optimizer. */
class OptimizerCombinationsTest {
  private static final Plugins PLUGINS = Plugins.find(List.of());
  private static final Shape VECTOR = Shape.of(5);
  private static final int STEPS = 7;
  private static final int STOP = 3;

  /** An optimizer, and what is in front of it. */
  record Combination(Spec optimizer, List<Spec> gradients) {
    @Override
    public String toString() {
      return gradients.isEmpty() ? optimizer.toString() : gradients + " before " + optimizer;
    }
  }

  private static List<RegisteredPlugin<OptimizerProvider>> having(String role) {
    return PLUGINS.optimizers().list().stream().filter(each -> each.role().equals(role)).toList();
  }

  static Stream<Combination> combinations() {
    return having("optimizer").stream()
        .map(OptimizerCombinationsTest::alone)
        .flatMap(inner -> Stream.concat(wrapped(inner), behindTransforms(inner)));
  }

  /** What takes no vectors gets the matrix, and adamw the rest. */
  private static Spec alone(RegisteredPlugin<OptimizerProvider> plugin) {
    Spec spec = Spec.of(plugin.name());
    return plugin.provider().refusal(VECTOR).isEmpty()
        ? spec
        : Spec.of("adamw").withGroup(Spec.Group.ofRank(2).withOptimizer(spec));
  }

  private static Stream<Combination> wrapped(Spec inner) {
    return having("wrapper").stream()
        .map(wrapper -> new Combination(Spec.of(wrapper.name()).with("inner", inner), List.of()));
  }

  private static Stream<Combination> behindTransforms(Spec optimizer) {
    return having("gradient transform").stream()
        .map(each -> new Combination(optimizer, List.of(Spec.of(each.name()))));
  }

  private static <T> T at(SequencedMap<String, T> all, String path) {
    return Objects.requireNonNull(all.get(path), path);
  }

  /** A small model, its optimizer, and a loss that depends on the step. */
  private static final class Training {
    private final Nn nn = PLUGINS.engine().seed(3).threads(1).build();
    private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    private final Optimizer optimizer;
    private int step;

    Training(Combination combination) {
      parameters.put("weight", nn.parameter(Shape.of(4, 5), values(20, 1)));
      parameters.put("bias", nn.parameter(VECTOR, values(5, 2)));
      this.optimizer =
          nn.optimizers().create(combination.optimizer(), combination.gradients(), parameters);
    }

    private static float[] values(int count, int seed) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) Math.sin(1 + 3.7 * i + seed);
      }
      return values;
    }

    void train(int steps) {
      for (int i = 0; i < steps; i++) {
        step++;
        optimizer.step(this::loss);
      }
    }

    private Tensor loss() {
      optimizer.zeroGrad();
      Tensor loss = nn.tensor(Shape.of(), 0);
      for (Parameter parameter : parameters.values()) {
        Tensor target = nn.tensor(parameter.shape(), values(parameter.shape().size(), 10 + step));
        Tensor difference = parameter.sub(target);
        loss = loss.add(difference.mul(difference).sum());
      }
      loss.backward();
      return loss;
    }

    /** Goes on where another stopped. */
    void resume(Training other) {
      OptimizerState state = other.optimizer.state();
      optimizer.load(state);
      other.parameters.forEach((path, each) -> at(parameters, path).assign(each.toArray()));
      step = other.step;
    }

    SequencedMap<String, float[]> evaluated() {
      return optimizer.withEvaluationWeights(this::trained);
    }

    SequencedMap<String, float[]> trained() {
      SequencedMap<String, float[]> values = new LinkedHashMap<>();
      parameters.forEach((path, each) -> values.put(path, each.toArray()));
      return values;
    }
  }

  @Test
  void thereAreOptimizersWrappersAndTransforms() {
    assertTrue(having("optimizer").size() > 20, "optimizers");
    assertTrue(having("wrapper").size() >= 7, "wrappers");
    assertTrue(having("gradient transform").size() >= 8, "transforms of gradients");
    assertTrue(combinations().count() > 300, "combinations");
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void trainsAndResumesBitForBitOrIsRefusedWithTheReason(Combination combination) {
    if (needsTrueGradients(combination)) {
      var e = assertThrows(InvalidConfigException.class, () -> new Training(combination));
      String reason = String.valueOf(e.getMessage());
      assertTrue(reason.contains("needs those of the loss as they are"), reason);
      return;
    }
    Training whole = new Training(combination); // nothing else of what is installed is refused
    SequencedMap<String, float[]> before = whole.trained();
    if (leavesOutEvaluations(combination)) {
      var e = assertThrows(RuntimeException.class, () -> whole.train(STEPS));
      String reason = String.valueOf(e.getMessage());
      assertTrue(reason.contains("leaves out a step in the middle"), reason);
      return;
    }
    whole.train(STEPS);
    assertFinite(whole.trained());
    assertFinite(whole.evaluated());
    before.forEach((path, values) ->
        assertFalse(Arrays.equals(values, at(whole.trained(), path)), path + " never changed"));
    Training first = new Training(combination);
    first.train(STOP);
    Training second = new Training(combination);
    second.resume(first);
    second.train(STEPS - STOP);
    assertEqualBits(whole.trained(), second.trained());
    assertEqualBits(whole.evaluated(), second.evaluated());
    assertEquals(
        whole.optimizer.state().arrays().keySet(), second.optimizer.state().arrays().keySet());
  }

  private static boolean needsTrueGradients(Combination combination) {
    return !combination.gradients().isEmpty()
        && needs(combination.optimizer()).contains(Need.TRUE_GRADIENTS);
  }

  private static Set<Need> needs(Spec optimizer) {
    return PLUGINS.optimizers().get(optimizer.name()).provider().needs();
  }

  /** Batches cannot be added up where one step evaluates the loss several times. */
  private static boolean leavesOutEvaluations(Combination combination) {
    return combination.gradients().contains(Spec.of("accumulate"))
        && needs(combination.optimizer()).contains(Need.CLOSURE);
  }

  private static void assertFinite(SequencedMap<String, float[]> all) {
    all.forEach((path, values) -> {
      for (float value : values) {
        assertTrue(Float.isFinite(value), path + ": " + Arrays.toString(values));
      }
    });
  }

  private static void assertEqualBits(
      SequencedMap<String, float[]> expected, SequencedMap<String, float[]> actual) {
    List<String> paths = new ArrayList<>(expected.keySet());
    assertEquals(paths, new ArrayList<>(actual.keySet()));
    paths.forEach(path -> assertArrayEquals(at(expected, path), at(actual, path), 0, path));
  }
}
