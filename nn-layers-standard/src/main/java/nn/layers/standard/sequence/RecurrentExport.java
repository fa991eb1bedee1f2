package nn.layers.standard.sequence;

import java.util.List;
import java.util.stream.IntStream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.export.Attributes;
import nn.api.export.ExportGraph;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recurrent network as operators of ONNX, one for each layer. Their first dimension are
 * steps, and their gates come in an order of their own.
 */
record RecurrentExport(ExportGraph graph, RecurrentNetwork network, int steps) {

  String export(String input) {
    int layers = network.directions().size() / network.perLayer();
    String output = transposed(input, List.of(1L, 0L, 2L));
    for (int layer = 0; layer < layers; layer++) {
      output = layer(output, layer);
    }
    return transposed(output, List.of(1L, 0L, 2L));
  }

  private String layer(String input, int layer) {
    List<RecurrentNetwork.Direction> sides =
        IntStream.range(0, network.perLayer())
            .mapToObj(side -> network.directions().get(layer * network.perLayer() + side))
            .toList();
    Attributes attributes =
        network
            .cell()
            .attributes(sides.size())
            .with("hidden_size", network.size())
            .with("direction", sides.size() == 1 ? "forward" : "bidirectional");
    String output =
        graph.add(
            network.cell().operator(),
            attributes,
            input,
            weights(sides.stream().map(RecurrentNetwork.Direction::input).toList()),
            weights(sides.stream().map(RecurrentNetwork.Direction::state).toList()),
            biases(sides));
    return joined(output, sides.size());
  }

  /** From {@code [steps, directions, samples, size]} to directions side by side. */
  private String joined(String output, int sides) {
    String last = transposed(output, List.of(0L, 2L, 1L, 3L));
    return graph.add(
        "Reshape", Attributes.NONE, last, graph.list(steps, -1, (long) sides * network.size()));
  }

  private String transposed(String input, List<Long> order) {
    return graph.add("Transpose", Attributes.NONE.with("perm", order), input);
  }

  private String weights(List<Parameter> of) {
    Shape shape = of.getFirst().shape();
    float[] all = new float[of.size() * shape.size()];
    for (int i = 0; i < of.size(); i++) {
      put(of.get(i).toArray(), shape.length(1), all, i * shape.size());
    }
    return graph.constant(Shape.of(of.size(), shape.length(0), shape.length(1)), all);
  }

  private String biases(List<RecurrentNetwork.Direction> sides) {
    int length = network.cell().gates() * network.size();
    float[] all = new float[sides.size() * 2 * length];
    for (int i = 0; i < sides.size(); i++) {
      put(values(sides.get(i).inputBias(), length), 1, all, 2 * i * length);
      put(values(sides.get(i).stateBias(), length), 1, all, (2 * i + 1) * length);
    }
    return graph.constant(Shape.of(sides.size(), 2 * length), all);
  }

  private static float[] values(@Nullable Parameter bias, int length) {
    return bias == null ? new float[length] : bias.toArray();
  }

  /** Copies the rows of the gates in ONNX's order. */
  private void put(float[] rows, int width, float[] to, int at) {
    int block = network.size() * width;
    List<Integer> order = network.cell().gatesInOnnx();
    for (int gate = 0; gate < order.size(); gate++) {
      System.arraycopy(rows, order.get(gate) * block, to, at + gate * block, block);
    }
  }
}
