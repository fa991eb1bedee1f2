package nn.api.init;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.random.RandomGenerator;
import nn.api.Shape;
import nn.api.plugin.Stability;

/** Computes the values that a parameter starts from. */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
@FunctionalInterface
public interface Initializer {

  /**
   * Returns one value per element, row-major.
   *
   * @param shape the parameter's shape; a weight is {@code [out, in, ...]}
   * @param random where random values come from; the same state gives the same values
   * @throws IllegalArgumentException if the initializer cannot fill this shape
   */
  float[] values(Shape shape, RandomGenerator random);
}
