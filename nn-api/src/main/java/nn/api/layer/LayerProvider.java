package nn.api.layer;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Shape;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Plugin;
import nn.api.plugin.Stability;

/**
 * Provides a layer; the service type that layer plugins register.
 *
 * <p>In a config, {@code scale: 2} is short for the layer {@code scale} whose first hyperparameter
 * is 2.
 *
 * {@snippet :
 * public Layer create(Hyperparameters values, Shape input, LayerContext context) {
 *   Parameter weight =
 *       context.parameter("weight", input, ParameterRole.NORM, Initializers.constant(1));
 *   return x -> x.mul(weight);
 * }
 * }
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
public interface LayerProvider extends Plugin {

  /**
   * Creates the layer from valid hyperparameters.
   *
   * <p>The framework may also call this only to learn shapes and sizes. So parameters have no
   * values yet while it runs, and nothing large should be computed here.
   *
   * @param input the shape of one sample of what comes in, without the dimension of the batch
   * @throws InputShapeException if an input of this shape does not fit
   */
  Layer create(Hyperparameters values, Shape input, LayerContext context);
}
