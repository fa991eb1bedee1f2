package nn.autograd.tensor;

import java.util.random.RandomGenerator;
import nn.api.Shape;
import nn.autograd.kernel.ScalarKernels;

/** Engines and random tensors for tests. */
final class Engines {
  private Engines() {}

  static Engine withThreads(int threads) {
    return new Engine(new ScalarKernels(), new WorkerPool(threads));
  }

  static float[] gaussian(RandomGenerator random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  static float[] uniform(RandomGenerator random, int size, float from, float to) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat(from, to);
    }
    return values;
  }

  static DenseParameter parameter(Engine engine, RandomGenerator random, int... lengths) {
    Shape shape = Shape.of(lengths);
    return engine.parameter(shape, gaussian(random, shape.size()));
  }
}
