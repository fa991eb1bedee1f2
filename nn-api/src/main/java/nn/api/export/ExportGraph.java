package nn.api.export;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.List;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.plugin.Stability;

/**
 * A graph of ONNX operators (the default operators, version 20) that a layer adds itself to.
 *
 * <p>What flows between operators has names, which the graph makes. The first dimension of what
 * flows is the batch, whose length is not known.
 *
 * {@snippet :
 * public String export(ExportGraph graph, String input, Shape sample) {
 *   return graph.add("Mul", Attributes.NONE, input, graph.constant(weight));
 * }
 * }
 */
@Stability(EXPERIMENTAL)
public interface ExportGraph {

  /**
   * Adds an operator with one output.
   *
   * @param operator its name in ONNX: {@code Gemm}
   * @param inputs the names of what it takes; {@code ""} leaves out one that is optional
   * @return the name of its output
   */
  default String add(String operator, Attributes attributes, String... inputs) {
    return add(operator, 1, attributes, inputs).getFirst();
  }

  /**
   * Adds an operator with several outputs.
   *
   * @return the names of its outputs
   */
  List<String> add(String operator, int outputs, Attributes attributes, String... inputs);

  /** Adds a tensor that does not change, such as a weight, and returns its name. */
  String constant(Shape shape, float... values);

  /** Adds whole numbers (int64) that do not change, such as a shape, and returns their name. */
  String whole(Shape shape, long... values);

  /** Adds what a parameter or a buffer holds now, and returns its name. */
  default String constant(Tensor tensor) {
    return constant(tensor.shape(), tensor.toArray());
  }

  /** Adds a number, and returns its name. */
  default String number(double value) {
    return constant(Shape.of(), (float) value);
  }

  /** Adds a list of whole numbers, and returns its name. */
  default String list(long... values) {
    return whole(Shape.of(values.length), values);
  }

  /** Adds an operator that gives every sample another shape, and returns its output's name. */
  default String reshape(String input, int... sample) {
    long[] lengths = new long[sample.length + 1];
    lengths[0] = -1;
    for (int i = 0; i < sample.length; i++) {
      lengths[i + 1] = sample[i];
    }
    return add("Reshape", Attributes.NONE, input, list(lengths));
  }
}
