package nn.api.activation;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.Parameter;
import nn.api.Shape;
import nn.api.kernel.Kernels;
import nn.api.plugin.Stability;

/** What the framework offers to an activation while it is created. */
@Stability(STABLE)
public interface ActivationContext {

  /**
   * Makes a parameter that is trained with the model, all elements equal at first; only while the
   * activation is created.
   *
   * @param name its name within the activation: {@code weight}
   * @throws IllegalArgumentException if the name is taken
   */
  Parameter parameter(String name, Shape shape, float initial);

  /**
   * Returns the kernels of the engine, whose loops over arrays are faster than calls of {@link
   * nn.api.math.FloatMath} with the same bits.
   */
  Kernels kernels();
}
