package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RpropTest {
  private static final Nn NN = Nn.create();

  private static final float[] SPECIAL = {
    0,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    1e-30f,
    -1e-30f,
    1,
    -1,
    Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY
  };

  /** The rule as the paper writes it, for one element. */
  private static final class WithConditions {
    private final float etaMinus;
    private final float etaPlus;
    private float w;
    private float delta;
    private float previous;

    WithConditions(float w, float delta, float etaMinus, float etaPlus) {
      this.w = w;
      this.delta = delta;
      this.etaMinus = etaMinus;
      this.etaPlus = etaPlus;
    }

    void step(float g) {
      float product = Math.signum(previous) * Math.signum(g);
      boolean changed = product < 0;
      if (product > 0) {
        delta *= etaPlus;
      } else if (changed) {
        delta *= etaMinus;
      }
      delta = Math.clamp(delta, 1e-6f, 50f);
      previous = changed ? 0 : g;
      if (previous > 0) {
        w -= delta;
      } else if (previous < 0) {
        w += delta;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 1.2", "0.001, 7.3", "0.3, 1.0001"})
  void isTheRuleWithConditionsBitForBit(float etaMinus, float etaPlus) {
    int size = 1_000;
    long seed = 20260;
    Random random = new Random(seed);
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter p = NN.parameter(Shape.of(size), new float[size]);
    parameters.put("p", p);
    String spec = "rprop(lr=0.02, etas=[" + etaMinus + ", " + etaPlus + "])";
    Optimizer optimizer = NN.optimizers().create(spec, parameters);
    List<WithConditions> expected =
        Stream.generate(() -> new WithConditions(0, 0.02f, etaMinus, etaPlus)).limit(size).toList();
    for (int t = 0; t < 60; t++) {
      float[] g = new float[size];
      for (int i = 0; i < size; i++) {
        g[i] = gradient(random);
        expected.get(i).step(g[i]);
      }
      p.assignGradient(g);
      optimizer.step();
      float[] w = p.toArray();
      for (int i = 0; i < size; i++) {
        String where = "seed " + seed + ", step " + t + ", element " + i + ", gradient " + g[i];
        assertEquals(expected.get(i).w, w[i], 0f, where);
      }
    }
  }

  private static float gradient(Random random) {
    return random.nextBoolean()
        ? (float) random.nextGaussian()
        : SPECIAL[random.nextInt(SPECIAL.length)];
  }

  @Test
  void aGradientThatIsNotANumberShows() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter p = NN.parameter(Shape.of(2), 1f, 1f);
    parameters.put("p", p);
    p.assignGradient(Float.NaN, 1);
    NN.optimizers().create("rprop(lr=0.5)", parameters).step();
    assertArrayEquals(new float[] {Float.NaN, 0.5f}, p.toArray());
  }

  @Test
  void valuesThatDoNotGoTogetherAreReported() {
    Rprop rprop = new Rprop();
    Problems problems = Problems.at("optimizer");
    rprop.check(
        Hyperparameters.of(
            rprop.descriptor(), Map.of("etas", List.of(1.2, 0.5), "step_sizes", List.of(1.0, 0.5))),
        problems);
    assertEquals(
        List.of(
            "optimizer.etas = [1.2, 0.5]: the first must be below 1 and the second above 1, as in"
                + " [0.5, 1.2].",
            "optimizer.step_sizes = [1.0, 0.5]: the first must not be above the second, as in"
                + " [1e-6, 50]."),
        problems.list().stream().map(Problem::toString).toList());
  }
}
