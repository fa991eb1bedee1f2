package nn.layers.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import nn.api.StoredArray;
import nn.api.optim.Optimizer;
import nn.layers.Module;
import nn.layers.checkpoint.TensorFile;

/**
 * The parameters and buffers of a network as the arrays of a checkpoint.
 *
 * <p>Each parameter is stored as it was evaluated, so that whoever loads the file elsewhere gets
 * the accuracy that was reported. Where training continues from other values, these are stored
 * beside it.
 */
record WeightArrays(Module model, Optimizer optimizer) {
  /** Before the path of a parameter as the optimizer wants it evaluated. */
  static final String EVALUATED = "model/";

  /** Before the path of a buffer. */
  static final String BUFFER = "buffer/";

  private static final String TRAINED = "trained/";

  void writeTo(StateWriter out) {
    SequencedMap<String, float[]> trained = parameterValues();
    SequencedMap<String, float[]> evaluated =
        optimizer.withEvaluationWeights(this::parameterValues);
    model
        .parameters()
        .forEach((path, each) -> {
          float[] evaluatedValues = Objects.requireNonNull(evaluated.get(path), path);
          float[] trainedValues = Objects.requireNonNull(trained.get(path), path);
          out.floats(EVALUATED + path, each.shape(), evaluatedValues);
          if (!Arrays.equals(evaluatedValues, trainedValues)) {
            out.floats(TRAINED + path, each.shape(), trainedValues);
          }
        });
    model.buffers().forEach((path, each) -> out.tensor(BUFFER + path, each));
  }

  private SequencedMap<String, float[]> parameterValues() {
    SequencedMap<String, float[]> values = new LinkedHashMap<>();
    model.parameters().forEach((path, each) -> values.put(path, each.toArray()));
    return values;
  }

  /**
   * Returns which arrays a file should hold: those that would be saved now, but trained parameters
   * wherever the file has them.
   */
  TensorFile expectedIn(TensorFile file, TensorFile now) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(now.arrays());
    for (String path : model.parameters().sequencedKeySet()) {
      arrays.remove(TRAINED + path);
      if (file.arrays().containsKey(TRAINED + path)) {
        arrays.put(TRAINED + path, Objects.requireNonNull(now.arrays().get(EVALUATED + path)));
      }
    }
    return new TensorFile(arrays, now.metadata());
  }

  /** Weights are checked before they are saved, so no training wrote what this returns. */
  List<String> notFinite(StateReader in) {
    return model.parameters().sequencedKeySet().stream()
        .flatMap(path -> Stream.of(EVALUATED + path, TRAINED + path))
        .filter(name -> in.has(name) && !FiniteCheck.allFinite(in.floats(name)))
        .map(name -> name + ": holds NaN or infinity")
        .toList();
  }

  void readFrom(StateReader in) {
    model.parameters().forEach((path, each) -> each.assign(trainedValues(in, path)));
    model.buffers().forEach((path, each) -> each.assign(in.floats(BUFFER + path)));
  }

  private static float[] trainedValues(StateReader in, String path) {
    return in.floats((in.has(TRAINED + path) ? TRAINED : EVALUATED) + path);
  }
}
