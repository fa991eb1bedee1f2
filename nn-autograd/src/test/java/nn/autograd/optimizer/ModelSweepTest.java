package nn.autograd.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.math.Sums;
import nn.api.optim.Matrix;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.Optimizer;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.autograd.Nn;
import nn.autograd.fixture.CustomRule;
import nn.autograd.fixture.Parameters;
import nn.autograd.tensor.DenseParameter;
import org.junit.jupiter.api.Test;

class ModelSweepTest {

  /** Does what a test says. */
  private record Doing(BiConsumer<Step, ModelState> body) implements ModelRule {
    @Override
    public void update(Step step, ModelState model) {
      body.accept(step, model);
    }
  }

  /** The same, with a hyperparameter, so that there can be groups. */
  private record Grouped(BiConsumer<Step, ModelState> body) implements RuleProvider {
    private static final Hyperparameter<Double> LR =
        Hyperparameter.real("lr", Range.atLeast(0), "Learning rate.").schedulable().byDefault(1.0);

    @Override
    public Descriptor descriptor() {
      return Descriptor.of("grouped", "Made by a test.").withHyperparameters(LR);
    }

    @Override
    public Rule rule(Hyperparameters values) {
      return new Doing(body);
    }
  }

  private static float[] normal(long seed, int size) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void fill(SequencedMap<String, Parameter> parameters) {
    int seed = 0;
    for (Parameter each : parameters.values()) {
      each.assign(normal(seed, each.shape().size()));
      each.assignGradient(normal(seed + 100, each.shape().size()));
      seed++;
    }
  }

  private static double sumOfSquares(int threads, String text) {
    List<Double> sums = new ArrayList<>();
    Nn nn =
        Nn.builder()
            .threads(threads)
            .plugins(
                new Grouped((step, model) ->
                    sums.add(
                        model.sum(part -> Sums.squares(part.gradients(), part.from(), part.to())))))
            .build();
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 7, 70_001, 3, 40_003, 129);
    fill(parameters);
    nn.optimizers().create(text, parameters).step();
    return sums.getFirst();
  }

  @Test
  void sumsHaveTheSameBitsOnAnyNumberOfThreadsAndInAnyGroups() {
    double one = sumOfSquares(1, "grouped");
    assertTrue(one > 100_000, () -> "sum " + one);
    for (String text :
        List.of(
            "grouped",
            "grouped(groups=[{match=p1, lr=2}])",
            "grouped(groups=[{match=p2, lr=2}, {match=p3, lr=3}])")) {
      for (int threads = 1; threads <= 3; threads++) {
        assertEquals(one, sumOfSquares(threads, text), 0.0, text + " on " + threads);
      }
    }
  }

  @Test
  void oldGradientsAreOutOfSightExceptThroughAll() {
    List<Double> seen = new ArrayList<>();
    Nn nn =
        Nn.builder()
            .plugins(
                CustomRule.of(
                    "doing",
                    new Doing((step, model) -> {
                      seen.add(model.sum(part -> part.to() - part.from()));
                      seen.add(model.all().sum(part -> part.to() - part.from()));
                      seen.add((double) model.parameters().size());
                      model.forEach(part -> {
                        for (int i = part.from(); i < part.to(); i++) {
                          part.values()[i] = 1;
                        }
                      });
                    })))
            .build();
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 5, 7);
    Optimizer optimizer = nn.optimizers().create("doing", parameters);
    Parameters.fillGradient(parameters.get("p0"), 3);
    Parameters.fillGradient(parameters.get("p1"), 3);
    optimizer.zeroGrad();
    Parameters.fillGradient(parameters.get("p1"), 2);
    optimizer.step();
    assertEquals(List.of(7.0, 12.0, 1.0), seen);
    assertArrayEquals(new float[5], parameters.get("p0").toArray());
    assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1, 1}, parameters.get("p1").toArray());
    Parameters.fillGradient(parameters.get("p0"), 3);
    optimizer.step();
    assertEquals(List.of(12.0, 12.0, 2.0), seen.subList(3, 6));
  }

  private static boolean marks(BiConsumer<Step, ModelState> body) {
    Nn nn = Nn.builder().plugins(CustomRule.of("doing", new Doing(body))).build();
    SequencedMap<String, Parameter> parameters = Parameters.zeros(nn, 5);
    Parameter p = parameters.get("p0");
    Optimizer optimizer = nn.optimizers().create("doing", parameters);
    Parameters.fillGradient(p, 1);
    long before = DenseParameter.of(p).version();
    optimizer.step();
    return DenseParameter.of(p).version() != before;
  }

  @Test
  void onlyWhatMayChangeValuesMarksThemAsChanged() {
    assertEquals(false, marks((step, model) -> model.read(part -> {})), "read");
    assertEquals(false, marks((step, model) -> model.sum(part -> 1)), "sum");
    assertEquals(false, marks((step, model) -> model.all().sum(part -> 1)), "sum over all");
    assertEquals(
        false,
        marks((step, model) -> model.parameters().getFirst().sum(part -> 1)),
        "sum of a parameter");
    assertEquals(false, marks((step, model) -> model.sums(2, (part, sums) -> {})), "sums");
    assertEquals(true, marks((step, model) -> model.forEach(part -> {})), "forEach");
    assertEquals(
        true,
        marks((step, model) -> model.parameters().getFirst().valueMatrix().scale(2)),
        "matrix of values");
    assertEquals(
        true,
        marks((step, model) -> model.parameters().getFirst().forEach(part -> {})),
        "forEach of a parameter");
  }

  /** Products, sums, sweeps and random numbers together, as in orthogonalized momentum. */
  private record Mixing(Slot momentum) implements ParameterRule {
    @Override
    public List<Slot> slots() {
      return List.of(momentum);
    }

    @Override
    public void update(Step step, ParameterState p) {
      Matrix m = p.matrix(momentum).scale(0.9f).add(1, p.gradientMatrix());
      Matrix gram = p.scratch(m.rows(), m.rows()).assignProduct(m, m.transposed());
      Matrix product = p.scratch(m.rows(), m.columns()).assignProduct(gram, m);
      double norm = Math.sqrt(p.sum(e -> Sums.squares(e.gradients(), e.from(), e.to())));
      p.valueMatrix().add((float) (-0.01 / product.norm()), product);
      int first = p.from();
      p.forEach(e -> {
        for (int i = e.from(); i < e.to(); i++) {
          e.values()[i] += (float) (p.random().normal(i - first) / norm);
        }
      });
    }
  }

  private static List<float[]> mixed(int threads) {
    Slot momentum = Slot.zeros("momentum", Slot.Role.FIRST_MOMENT);
    Nn nn =
        Nn.builder()
            .threads(threads)
            .plugins(CustomRule.of("mixing", new Mixing(momentum)))
            .build();
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("small", nn.parameter(Shape.of(5, 7), new float[35]));
    parameters.put("large", nn.parameter(Shape.of(151, 302), new float[151 * 302]));
    parameters.put("bias", nn.parameter(Shape.of(151), new float[151]));
    parameters.put("other", nn.parameter(Shape.of(30, 60), new float[1800]));
    fill(parameters);
    Optimizer optimizer = nn.optimizers().create("mixing", parameters);
    optimizer.step();
    optimizer.step();
    return parameters.values().stream().map(Parameter::toArray).toList();
  }

  @Test
  void largeAndSmallParametersHaveTheSameBitsOnAnyNumberOfThreads() {
    List<float[]> one = mixed(1);
    assertNotEquals(0f, one.getFirst()[0]);
    for (int threads = 2; threads <= 4; threads++) {
      List<float[]> several = mixed(threads);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(one.get(i), several.get(i), "parameter " + i + " on " + threads);
      }
    }
  }
}
