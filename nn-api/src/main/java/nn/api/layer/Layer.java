package nn.api.layer;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportException;
import nn.api.export.ExportGraph;
import nn.api.plugin.Stability;

/**
 * A layer of a network: differentiable tensor code from one tensor to another.
 *
 * <p>Its parameters, buffers and random numbers are those that its {@link LayerContext} made; the
 * framework trains, saves and restores them. A layer that takes more than one tensor is a {@link
 * RecurrentLayer} or an {@link AttentionLayer} as well.
 *
 * <p>Shapes are those of <em>samples</em> in {@link #outputShape}, and of <em>batches</em> in
 * {@link #forward}: a batch has one dimension more in front, whose length is the number of samples.
 */
@Stability(value = EXPERIMENTAL, implementedByPlugins = true)
@FunctionalInterface
public interface Layer {

  /**
   * Returns the output for a batch.
   *
   * @throws InputShapeException if the input's shape does not fit
   */
  Tensor forward(Tensor batch);

  /**
   * Returns the shape of one sample's output; by default that of its input.
   *
   * @param sample the shape of one sample's input, without the dimension of the batch
   * @throws InputShapeException if it does not fit
   */
  default Shape outputShape(Shape sample) {
    return sample;
  }

  /**
   * Returns how many multiplications with an addition the output of one sample takes, about; 0 by
   * default. {@code ./nn summary} shows it, and the kernels get ready by it.
   *
   * @param sample the shape of one sample's input, without the dimension of the batch
   */
  default long multiplyAdds(Shape sample) {
    return 0;
  }

  /**
   * Adds the layer to a graph of ONNX operators, as it is in evaluation.
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
