package nn.api.activation;

import nn.api.Parameter;
import nn.api.Shape;

/** What the framework offers to an activation while it is created. */
public interface ActivationContext {

  /**
   * Makes a parameter that is trained with the model, all elements equal at first; only while the
   * activation is created.
   *
   * @param name its name within the activation: {@code weight}
   * @throws IllegalArgumentException if the name is taken
   */
  Parameter parameter(String name, Shape shape, float initial);
}
