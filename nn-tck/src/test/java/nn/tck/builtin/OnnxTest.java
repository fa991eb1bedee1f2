package nn.tck.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.export.ExportException;
import nn.autograd.Nn;
import nn.autograd.registry.PluginKind;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.onnx.OnnxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime computes what every layer and activation of this project computes. */
class OnnxTest {
  private static final int[] BATCHES = {1, 3};
  private static final double TOLERANCE = 1e-5;

  @TempDir private Path folder;
  private final Nn nn = Nn.builder().seed(7).threads(1).build();
  private final Random random = new Random(11);

  /** A layer with an input. */
  record Case(LayerRow row, String configuration) {
    @Override
    public String toString() {
      return configuration + " of " + row.input();
    }
  }

  static Stream<Case> layers() {
    return LayerRows.all()
        .filter(row -> !row.looksAtBatch())
        .flatMap(row -> row.configurations().stream().map(each -> new Case(row, each)));
  }

  static Stream<Case> activations() {
    Stream<String> defaults = Providers.names(PluginKind.ACTIVATION);
    Stream<String> others =
        Stream.of(
            "leaky_relu(negative_slope=0.3)",
            "leaky_relu(negative_slope=0.0)",
            "elu(alpha=0.7)",
            "gelu(approximate=tanh)",
            "prelu(num_parameters=3, init=0.1)",
            "silu(beta=1.7)",
            "silu(beta=0.0)",
            "softmax(dim=1)",
            "log_softmax(dim=1)",
            "softplus(beta=2.0, threshold=1.0)");
    return Stream.concat(defaults, others)
        .map(text -> new Case(LayerRow.row(text, Shape.of(3, 4), text), text));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"layers", "activations"})
  void runtimeGivesWhatEvaluationGives(Case tested) throws Exception {
    Shape sample = tested.row().input();
    Module model = trained(tested, sample);
    Path file = folder.resolve("layer.onnx");
    OnnxFile.write(model, sample, file);
    try (OnnxSession session = new OnnxSession(file)) {
      for (int batch : BATCHES) {
        Tensor input = input(tested, sample, batch);
        assertNear(model.forward(input).toArray(), session.run(input), tested + " × " + batch);
      }
    }
  }

  /**
   * Returns a layer in evaluation whose parameters and running statistics are not those at start.
   */
  private Module trained(Case tested, Shape sample) {
    Module model = new Layers(nn).sequential(sample, tested.configuration());
    for (Parameter parameter : model.parameters().values()) {
      float[] values = parameter.toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += 0.3f * (float) random.nextGaussian();
      }
      parameter.assign(values);
    }
    for (int step = 0; step < 3; step++) {
      model.forward(input(tested, sample, 4));
    }
    model.eval();
    return model;
  }

  private Tensor input(Case tested, Shape sample, int batch) {
    int[] lengths = IntStream.concat(IntStream.of(batch), IntStream.of(sample.toArray())).toArray();
    Shape shape = Shape.of(lengths);
    return nn.tensor(shape, tested.row().values(shape.size(), random));
  }

  private static void assertNear(float[] expected, float[] actual, String what) {
    assertEquals(expected.length, actual.length, what);
    for (int i = 0; i < expected.length; i++) {
      double allowed = TOLERANCE * Math.max(1, Math.abs(expected[i]));
      assertEquals(expected[i], actual[i], allowed, what + ", element " + i);
    }
  }

  @Test
  void aLayerThatLooksAtTheBatchSaysWhyItIsNotExported() {
    Module model =
        new Layers(nn).sequential(Shape.of(3, 4), "batch_norm1d(track_running_stats=false)");
    var error =
        assertThrows(
            ExportException.class,
            () -> OnnxFile.write(model, Shape.of(3, 4), folder.resolve("x.onnx")));
    String text = String.valueOf(error.getMessage());
    assertTrue(text.startsWith("batch_norm1d(track_running_stats=false) cannot be exported"), text);
  }

  @Test
  void aNetworkThatIsCodeIsNotExported() {
    Module square = x -> x.mul(x);
    var error =
        assertThrows(
            ExportException.class,
            () -> OnnxFile.write(square, Shape.of(3), folder.resolve("x.onnx")));
    assertEquals(
        "the network cannot be exported: it is not made of layers alone", error.getMessage());
  }
}
