package nn.layers.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nn.api.Shape;
import nn.api.export.Attributes;
import nn.api.export.ExportException;
import nn.api.layer.Layer;
import nn.layers.Module;
import nn.layers.checkpoint.DurableFile;
import nn.layers.data.Standardization;
import nn.layers.training.ModelSignature;

/**
 * Writes networks as ONNX files, as they are in evaluation: ONNX Runtime and others run them.
 *
 * {@snippet :
 * OnnxFile.write(model, Shape.of(1, 28, 28), Path.of("model.onnx"));
 * }
 *
 * <p>The graph has the input {@code input} and the output {@code output}, both with the batch in
 * front; it holds copies of all weights. A file has at most 2 GB.
 */
public final class OnnxFile {
  /** The version of the default operators. */
  private static final int OPERATORS = 20;

  /** The version of the format that has them. */
  private static final int FORMAT = 9;

  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  private OnnxFile() {}

  /**
   * Writes a network that takes its inputs as they are, in float32.
   *
   * @param sample the shape of one sample
   * @throws ExportException if a layer has no form in ONNX, or the network is not made of layers
   * @throws nn.layers.checkpoint.NotCommittedException if nothing was written
   */
  public static void write(Module model, Shape sample, Path file) throws IOException {
    DurableFile.write(file, toBytes(model, sample, Optional.empty()));
  }

  /**
   * Writes a network, with what its inputs and outputs mean. If they are standardised, the graph
   * does that: it takes the numbers as they are in the data, in double.
   *
   * @param sample the shape of one sample
   * @throws ExportException if a layer has no form in ONNX, or the network is not made of layers
   * @throws nn.layers.checkpoint.NotCommittedException if nothing was written
   */
  public static void write(Module model, Shape sample, ModelSignature signature, Path file)
      throws IOException {
    DurableFile.write(file, toBytes(model, sample, Optional.of(signature)));
  }

  static byte[] toBytes(Module model, Shape sample, Optional<ModelSignature> signature) {
    List<Layer> layers =
        model
            .layers()
            .orElseThrow(
                () -> new ExportException("is not made of layers alone").at("the network"));
    Graph graph = new Graph();
    Optional<Standardization> standardization = signature.flatMap(ModelSignature::standardization);
    String output = standardization.map(each -> standardized(graph, each, sample)).orElse(INPUT);
    Shape shape = sample;
    for (Layer layer : layers) {
      output = layer.export(graph, output, shape);
      shape = layer.outputShape(shape);
    }
    graph.addNode("Identity", List.of(OUTPUT), Attributes.NONE, output);
    int type = standardization.isPresent() ? Graph.DOUBLE : Graph.FLOAT;
    return model(
            graph.message(
                Graph.batch(INPUT, type, sample), Graph.batch(OUTPUT, Graph.FLOAT, shape)),
            signature)
        .toBytes();
  }

  /** Computes in double and rounds once, as everywhere. */
  private static String standardized(Graph graph, Standardization how, Shape sample) {
    double[] mean = how.mean();
    double[] std = how.std();
    Shape shape = mean.length == sample.size() ? sample : Shape.of(mean.length);
    String centered = graph.add("Sub", Attributes.NONE, INPUT, graph.doubles(shape, mean));
    String scaled = graph.add("Div", Attributes.NONE, centered, graph.doubles(shape, std));
    return graph.add("Cast", Attributes.NONE.with("to", Graph.FLOAT), scaled);
  }

  private static Message model(Message graph, Optional<ModelSignature> signature) {
    Message model =
        new Message()
            .whole(1, FORMAT)
            .text(2, "nn")
            .message(7, graph)
            .message(8, new Message().text(1, "").whole(2, OPERATORS));
    signature.ifPresent(meaning ->
        meaning
            .metadata()
            .forEach((key, value) -> model.message(14, new Message().text(1, key).text(2, value))));
    return model;
  }
}
