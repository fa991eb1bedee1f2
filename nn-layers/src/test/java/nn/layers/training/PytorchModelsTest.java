package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import nn.api.Shape;
import nn.api.Tensor;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch's {@code safetensors.torch.save_file(model.state_dict(), file)} wrote. */
class PytorchModelsTest {
  @TempDir private Path folder;
  private final Nn nn = Nn.builder().seed(1).build();

  private static Path file(String name) {
    return Path.of(System.getProperty("nn.golden", "golden"), "models", name + ".safetensors");
  }

  private Module network(JsonNode golden) {
    int[] batch = Golden.shape(golden.get("input")).toArray();
    String[] layers =
        StreamSupport.stream(golden.get("layers").spliterator(), false)
            .map(JsonNode::asText)
            .toArray(String[]::new);
    Shape sample = Shape.of(Arrays.copyOfRange(batch, 1, batch.length));
    return new Layers(nn).sequential(sample, layers);
  }

  private float[] output(Module model, JsonNode golden) {
    model.eval();
    JsonNode input = golden.get("input");
    Tensor x = nn.tensor(Golden.shape(input), Golden.floats(input.get("values")));
    return nn.noGrad(() -> model.forward(x).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnn", "cnn-float64", "cnn-float16", "cnn-bfloat16"})
  void aModelOfPytorchGivesItsOutputs(String name) throws IOException {
    JsonNode golden = Golden.read("models/" + name + ".json");
    Module model = network(golden);
    SavedModel.read(file(name)).loadInto(model);
    Golden.assertClose("output", golden.get("output").get("values"), output(model, golden));
  }

  @Test
  void whatIsWrittenIsReadBackWithBuffers() throws IOException {
    JsonNode golden = Golden.read("models/cnn.json");
    Module model = network(golden);
    SavedModel.read(file("cnn")).loadInto(model);
    Path written = folder.resolve("again.safetensors");
    SavedModel.write(model, written);
    Module other = network(golden);
    SavedModel.read(written).loadInto(other);
    assertArrayEquals(output(model, golden), output(other, golden));
    assertEquals(3f, Objects.requireNonNull(other.buffers().get("1.num_batches_tracked")).item());
  }

  @Test
  void whatFitsIsLoadedAndTheRestIsListed() throws IOException {
    Module model =
        new Layers(nn)
            .sequential(
                Shape.of(1, 8, 8),
                "conv2d(out_channels=4, kernel_size=3)",
                "batch_norm2d",
                "relu",
                "flatten",
                "linear(out_features=7)");
    float[] before = Objects.requireNonNull(model.parameters().get("4.weight")).toArray();
    List<String> differences = SavedModel.read(file("cnn")).loadMatching(model);
    assertEquals(
        List.of(
            "4.weight: expected [7, 144], the file has none",
            "4.bias: expected [7], the file has none",
            "5.bias: the model has no such parameter or buffer",
            "5.weight: the model has no such parameter or buffer"),
        differences.stream().sorted((a, b) -> order(a).compareTo(order(b))).toList());
    assertArrayEquals(before, Objects.requireNonNull(model.parameters().get("4.weight")).toArray());
    Module whole = network(Golden.read("models/cnn.json"));
    SavedModel.read(file("cnn")).loadInto(whole);
    assertArrayEquals(
        Objects.requireNonNull(whole.parameters().get("0.weight")).toArray(),
        Objects.requireNonNull(model.parameters().get("0.weight")).toArray());
  }

  private static String order(String difference) {
    return difference.startsWith("4.weight") ? "4.a" : difference;
  }

  @Test
  void aModelOfOtherLayersIsRefusedAsAWhole() throws IOException {
    Module model = new Layers(nn).sequential(Shape.of(3), "linear(out_features=2)");
    SavedModel saved = SavedModel.read(file("cnn"));
    var e = assertThrows(IllegalArgumentException.class, () -> saved.loadMatching(model));
    assertTrue(String.valueOf(e.getMessage()).startsWith("none of the weights fits"));
  }
}
