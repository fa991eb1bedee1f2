package nn.api.layer;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.init.Initializer;
import nn.api.kernel.Kernels;
import nn.api.plugin.Spec;
import nn.api.plugin.Stability;

/**
 * What the framework offers to a layer while it is created.
 *
 * <p>Names are unique within the layer, and are the keys under which things are saved. Where
 * PyTorch has the layer, they are PyTorch's. What makes something may only be called while the
 * layer is created.
 */
@Stability(EXPERIMENTAL)
public interface LayerContext {

  /**
   * Makes a parameter that is trained with the model. Its values are not there before the first
   * {@link Layer#forward}.
   *
   * @param name its name within the layer: {@code weight}
   * @param initializer what it starts at; a config's {@code init} replaces it for weights
   * @throws IllegalArgumentException if the name is taken
   */
  Parameter parameter(String name, Shape shape, ParameterRole role, Initializer initializer);

  /**
   * Makes a tensor that is saved with the model but not trained, such as a running mean; {@link
   * Tensor#assign} changes it.
   *
   * @param initial its values, one per element
   * @throws IllegalArgumentException if the name is taken
   */
  Tensor buffer(String name, Shape shape, float... initial);

  /**
   * Makes a stream of random numbers whose state is saved with the model, so that a training that
   * is resumed draws the same numbers.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  RandomGenerator random(String name);

  /**
   * Makes a layer inside this one; whatever it owns is saved under its name.
   *
   * @param layer any layer or activation function by name, with hyperparameters
   * @param input the shape of one sample of what comes into it
   * @throws IllegalArgumentException if the name is taken
   * @throws nn.api.plugin.InvalidConfigException if there is no such layer, or its hyperparameters
   *     are wrong
   * @throws InputShapeException if an input of this shape does not fit
   */
  Layer layer(String name, Spec layer, Shape input);

  /** Returns what says, whenever it is asked, whether the model is in training. */
  BooleanSupplier training();

  /** Returns the kernels of the engine. */
  Kernels kernels();
}
