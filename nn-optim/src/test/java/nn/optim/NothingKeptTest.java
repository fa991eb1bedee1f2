package nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running mean that keeps nothing is exactly what came last, whatever it was before. */
final class NothingKeptTest {
  private static final Nn NN = Nn.create();
  private static final int SIZE = 1000;

  @ParameterizedTest
  @CsvSource({
    "'adam(betas=[0, 0.9])', exp_avg, 1",
    "'adam(betas=[0.9, 0])', exp_avg_sq, 2",
    "'adam(betas=[0.9, 0], amsgrad=true)', exp_avg_sq, 2",
    "'adamw(betas=[0, 0])', exp_avg, 1",
    "'nadam(betas=[0, 0])', exp_avg, 1",
    "'nadam(betas=[0, 0])', exp_avg_sq, 2",
    "'radam(betas=[0, 0.99])', exp_avg, 1",
    "'radam(betas=[0.9, 0])', exp_avg_sq, 2",
    "'adamax(betas=[0, 0])', exp_avg, 1",
    "rmsprop(alpha=0), square_avg, 2",
    "'rmsprop(alpha=0, centered=true)', grad_avg, 1",
    "adadelta(rho=0), square_avg, 2"
  })
  void isExactlyTheLast(String spec, String slot, int power) {
    long seed = 7;
    Random random = new Random(seed);
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter p = NN.parameter(Shape.of(SIZE), new float[SIZE]);
    parameters.put("p", p);
    Optimizer optimizer = NN.optimizers().create(spec, parameters);
    float[] gradient = new float[SIZE];
    for (int step = 0; step < 5; step++) {
      for (int i = 0; i < SIZE; i++) {
        gradient[i] = (float) (random.nextGaussian() * StrictMath.pow(10, random.nextInt(-8, 8)));
      }
      p.assignGradient(gradient);
      optimizer.step();
    }
    float[] expected = gradient.clone();
    for (int i = 0; i < SIZE && power == 2; i++) {
      expected[i] *= gradient[i];
    }
    assertArrayEquals(expected, optimizer.state().floats(slot + "/p"), "seed " + seed);
  }
}
