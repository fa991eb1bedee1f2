package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.checkpoint.SafeTensors;
import nn.layers.checkpoint.TensorFile;
import nn.layers.data.Iris;
import nn.layers.data.Standardization;
import nn.layers.data.TrainTestSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedModelTest {
  @TempDir private Path folder;
  private final Nn nn = Nn.builder().seed(3).build();
  private final Layers layers = new Layers(nn);

  @Test
  void aNetworkOfTheSameLayersGetsTheWeights() throws IOException {
    Module trained = network();
    assertGivesTheWeightsOf(trained, arrays("model/", trained));
  }

  @Test
  void aFileThatIsNoCheckpointHoldsWeightsAlone() throws IOException {
    Module trained = network();
    assertGivesTheWeightsOf(trained, arrays("", trained));
  }

  @Test
  void whatACheckpointHoldsBesideWeightsIsPassedOver() throws IOException {
    Module trained = network();
    SequencedMap<String, StoredArray> arrays = arrays("model/", trained);
    arrays.put("progress/epoch", new StoredArray.I64(Shape.of(), new long[] {3}));
    assertGivesTheWeightsOf(trained, arrays);
  }

  private void assertGivesTheWeightsOf(Module trained, SequencedMap<String, StoredArray> arrays)
      throws IOException {
    Module other = network();
    read(arrays, Map.of()).loadInto(other);
    assertSameParameters(trained, other);
  }

  @Test
  void everyDifferenceIsSaidAndNothingLoaded() throws IOException {
    SequencedMap<String, StoredArray> arrays = arrays("model/", network());
    arrays.remove("model/0.bias");
    arrays.put("model/2.bias", new StoredArray.F32(Shape.of(2), new float[2]));
    arrays.put("model/4.weight", new StoredArray.F32(Shape.of(1), new float[1]));
    Module other = network();
    float[] before = parameter(other, "0.weight");
    SavedModel saved = read(arrays, Map.of());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> saved.loadInto(other));
    assertEquals(
        """
        the weights do not fit the model; nothing was loaded:
          model/0.bias: expected [5], the file has none
          model/2.bias: expected [3], the file has [2]
          model/4.weight: the model has no such parameter or buffer\
        """,
        e.getMessage());
    assertArrayEquals(before, parameter(other, "0.weight"));
  }

  @Test
  void theSignatureOfDataComesBackFromAFile() throws IOException {
    TrainTestSplit iris = Iris.load();
    ModelSignature written = ModelSignature.of(iris);
    ModelSignature read =
        read(arrays("model/", network()), written.metadata()).signature().orElseThrow();
    assertEquals(List.of("setosa", "versicolor", "virginica"), read.classNames());
    assertEquals(4, read.featureNames().size());
    assertEquals(written.featureNames(), read.featureNames());
    assertArrayEquals(
        written.standardization().orElseThrow().mean(),
        read.standardization().orElseThrow().mean());
    assertArrayEquals(written.inputs(5.1, 3.5, 1.4, 0.2), read.inputs(5.1, 3.5, 1.4, 0.2));
  }

  @Test
  void namesOfAnyCharactersAndNumbersOfAnySizeComeBack() throws IOException {
    Standardization standardization =
        new Standardization(new double[] {1e15 + 0.375, -0.1}, new double[] {1e-300, 3.4e38});
    ModelSignature written =
        new ModelSignature(
            List.of("\"a\"\\", "\u00e9\ud83d\ude00"),
            List.of("x, in mm", "\n"),
            Optional.of(standardization));
    ModelSignature read = SignatureText.read(SignatureText.write(written));
    assertEquals(written.classNames(), read.classNames());
    assertEquals(written.featureNames(), read.featureNames());
    assertArrayEquals(standardization.mean(), read.standardization().orElseThrow().mean());
    assertArrayEquals(standardization.std(), read.standardization().orElseThrow().std());
  }

  @Test
  void withoutStandardizationInputsAreRoundedToFloats() throws IOException {
    ModelSignature signature = SignatureText.read("{\"classes\":[\"a\"],\"later\":{\"x\":[1]}}");
    assertEquals(Optional.empty(), signature.standardization());
    assertArrayEquals(new float[] {0.1f}, signature.inputs(0.1));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[]                                   | expected an object",
        "{\"classes\":1}                      | classes: expected a list",
        "{\"classes\":[1]}                    | classes: expected a list of texts",
        "{\"mean\":[\"1\"],\"std\":[1]}       | mean: expected a list of numbers",
        "{\"mean\":[1,2],\"std\":[1]}         | 2 means but 1 standard deviations",
        "{\"mean\":[1],\"std\":[0]}           | expected a finite mean and a deviation above 0",
        "{\"features\":[\"x\",\"y\"],\"mean\":[1],\"std\":[1]} | 2 features but 1 means",
        "{\"classes\":[\"a\"                  | is not what it should be"
      })
  void aSignatureThatIsNoneNamesTheFileAndTheFault(String text, String fault) throws IOException {
    IOException e =
        assertThrows(
            IOException.class,
            () -> read(arrays("model/", network()), Map.of(ModelSignature.KEY, text)));
    String start = folder.resolve("model.safetensors") + ": model.signature: ";
    assertEquals(start, e.getMessage().substring(0, start.length()));
    assertEquals(true, e.getMessage().contains(fault), e.getMessage());
  }

  private SavedModel read(SequencedMap<String, StoredArray> arrays, Map<String, String> metadata)
      throws IOException {
    Path file = folder.resolve("model.safetensors");
    SafeTensors.write(file, new TensorFile(arrays, new LinkedHashMap<>(metadata)));
    return SavedModel.read(file);
  }

  private Module network() {
    return layers.sequential(layers.linear(4, 5), layers.activation("relu"), layers.linear(5, 3));
  }

  private static SequencedMap<String, StoredArray> arrays(String prefix, Module model) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    model
        .parameters()
        .forEach((path, each) ->
            arrays.put(prefix + path, new StoredArray.F32(each.shape(), each.toArray())));
    return arrays;
  }

  private static void assertSameParameters(Module expected, Module found) {
    expected
        .parameters()
        .forEach((path, each) -> assertArrayEquals(each.toArray(), parameter(found, path), path));
  }

  private static float[] parameter(Module model, String path) {
    return model.parameters().get(path).toArray();
  }
}
