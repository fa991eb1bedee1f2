package nn.layers.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntToDoubleFunction;
import nn.api.StoredArray;
import nn.api.Tensor;
import nn.layers.ModelPlan;
import nn.layers.Module;
import nn.layers.checkpoint.SafeTensors;
import nn.layers.checkpoint.TensorFile;

/**
 * The weights of a trained network, from a checkpoint or from a file that PyTorch wrote, and what
 * its inputs and outputs mean.
 *
 * <pre>{@code
 * SavedModel saved = SavedModel.read(Path.of("checkpoint-000000000480.safetensors"));
 * Module model = layers.sequential(layers.linear(4, 8), layers.activation("relu"), layers.output(8, 3));
 * saved.loadInto(model);
 * }</pre>
 *
 * <p>Not thread-safe while it loads.
 */
public final class SavedModel {
  private final TensorFile file;
  private final Optional<ModelSignature> signature;
  private final boolean isCheckpoint;

  private SavedModel(TensorFile file, Optional<ModelSignature> signature) {
    this.file = file;
    this.signature = signature;
    this.isCheckpoint =
        file.arrays().keySet().stream().anyMatch(n -> n.startsWith(WeightArrays.EVALUATED));
  }

  /**
   * Reads a safetensors file. In a checkpoint the weights are those under {@code model/}, which
   * were evaluated; in any other file all arrays are weights, by the path of their parameter or
   * buffer.
   *
   * @throws nn.layers.checkpoint.CorruptFileException if the file is damaged or of another format
   * @throws IOException if it cannot be read, or its signature is not what it should be
   */
  public static SavedModel read(Path file) throws IOException {
    TensorFile content = SafeTensors.read(file);
    String text = content.metadata().get(ModelSignature.KEY);
    try {
      return new SavedModel(
          content, text == null ? Optional.empty() : Optional.of(SignatureText.read(text)));
    } catch (IOException e) {
      throw new IOException(file + ": " + ModelSignature.KEY + ": " + e.getMessage(), e);
    }
  }

  /** Returns what inputs and outputs mean; empty if the file does not say. */
  public Optional<ModelSignature> signature() {
    return signature;
  }

  /**
   * Writes the parameters and buffers of a network under their paths, which are PyTorch's names for
   * the same layers; {@code load_state_dict} of PyTorch reads them.
   *
   * @throws nn.layers.checkpoint.NotCommittedException if nothing was saved
   */
  public static void write(Module model, Path file) throws IOException {
    write(model, Map.of(), file);
  }

  /** Writes a network, and what its inputs and outputs mean. */
  public static void write(Module model, ModelSignature signature, Path file) throws IOException {
    write(model, signature.metadata(), file);
  }

  private static void write(Module model, Map<String, String> metadata, Path file)
      throws IOException {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    model.parameters().forEach((path, each) -> arrays.put(path, stored(each)));
    model.buffers().forEach((path, each) -> arrays.put(path, stored(each)));
    SafeTensors.write(file, new TensorFile(arrays, new LinkedHashMap<>(metadata)));
  }

  private static StoredArray stored(Tensor tensor) {
    return new StoredArray.F32(tensor.shape(), tensor.toArray());
  }

  /**
   * Gives a network of the same layers these weights.
   *
   * @throws IllegalArgumentException listing every parameter and buffer that is missing, left over
   *     or of another shape; nothing is loaded then
   */
  public void loadInto(Module model) {
    WeightFit fit = fit(model);
    List<String> differences = fit.differences();
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "the weights do not fit the model; nothing was loaded:\n  "
              + String.join("\n  ", differences));
    }
    fit.expected().forEach(this::assign);
  }

  /**
   * Gives a network those of these weights that it has too, by name and shape, and leaves its
   * others as they are: to begin with what another network has learned.
   *
   * @return every difference: what is missing, left over or of another shape
   * @throws IllegalArgumentException if there is nothing that fits
   */
  public List<String> loadMatching(Module model) {
    WeightFit fit = fit(model);
    List<String> differences = fit.differences();
    if (fit.fitting().isEmpty()) {
      throw new IllegalArgumentException(
          "none of the weights fits the model; nothing was loaded:\n  "
              + String.join("\n  ", differences));
    }
    fit.fitting().forEach(this::assign);
    return differences;
  }

  /** Other libraries keep counters as whole numbers, and weights in double. */
  private void assign(String name, Tensor tensor) {
    tensor.assign(
        switch (Objects.requireNonNull(file.arrays().get(name))) {
          case StoredArray.F32(_, float[] values) -> values;
          case StoredArray.F64(_, double[] values) -> floats(values.length, i -> values[i]);
          case StoredArray.I64(_, long[] values) -> floats(values.length, i -> values[i]);
        });
  }

  private static float[] floats(int length, IntToDoubleFunction value) {
    float[] floats = new float[length];
    for (int i = 0; i < length; i++) {
      floats[i] = (float) value.applyAsDouble(i);
    }
    return floats;
  }

  /**
   * Returns what is missing, left over or of another shape for a network that is planned; nothing
   * if {@link #loadInto} will do.
   */
  public List<String> differences(ModelPlan plan) {
    return fit(plan.parameters(), plan.buffers()).differences();
  }

  /** Returns how many of these weights {@link #loadMatching} would give a planned network. */
  public int matching(ModelPlan plan) {
    return fit(plan.parameters(), plan.buffers()).fitting().size();
  }

  private WeightFit fit(Module model) {
    return fit(model.parameters(), model.buffers());
  }

  private WeightFit fit(
      SequencedMap<String, ? extends Tensor> parameters,
      SequencedMap<String, ? extends Tensor> buffers) {
    SequencedMap<String, Tensor> expected = new LinkedHashMap<>();
    parameters.forEach(
        (path, each) -> expected.put((isCheckpoint ? WeightArrays.EVALUATED : "") + path, each));
    buffers.forEach(
        (path, each) -> expected.put((isCheckpoint ? WeightArrays.BUFFER : "") + path, each));
    return new WeightFit(file.arrays(), isCheckpoint, expected);
  }
}
