package nn.api.activation;

import static nn.api.plugin.Stability.Level.STABLE;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportException;
import nn.api.export.ExportGraph;
import nn.api.plugin.Stability;

/**
 * An activation function: any differentiable tensor code.
 *
 * <p>A function of one number is simpler and faster as an {@link ElementwiseActivation}.
 */
@Stability(value = STABLE, implementedByPlugins = true)
@FunctionalInterface
public interface Activation {

  /** Returns the activation of a tensor, of the same shape unless documented otherwise. */
  Tensor forward(Tensor input);

  /**
   * Adds the activation to a graph of ONNX operators, as it is in evaluation.
   *
   * @param input the name of what comes in
   * @param sample the shape of one sample of it
   * @return the name of what goes out
   * @throws ExportException if it cannot be written so; by default it is thrown
   */
  default String export(ExportGraph graph, String input, Shape sample) {
    throw new ExportException("does not say what it is in ONNX");
  }
}
