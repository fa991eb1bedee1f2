package nn.tck.optimizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.optim.OptimizerState;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;
import nn.layers.checkpoint.TensorFile;

/**
 * A trial as a file keeps it for later versions: where it was, and where it came in a few steps.
 *
 * @param state of the optimizer
 * @param inputs values where it was, by path, and gradients of the steps, by path and step
 * @param after values at the end, by path
 */
record EarlierState(
    Spec spec,
    OptimizerState state,
    SequencedMap<String, float[]> inputs,
    SequencedMap<String, float[]> after) {
  /** Steps before it was saved, and steps after. */
  static final int STEPS = 3;

  private static final String SPEC = "spec";
  private static final String OPTIMIZER = "optimizer";
  private static final String ARRAY = "state/array/";

  /** Where early versions wrote the numbers, all as 64-bit floats. */
  private static final String NUMBER = "state/number/";

  private static final String INPUT = "input/";
  private static final String AFTER = "after/";

  /** Returns what a new trial saves and does. */
  static EarlierState of(Spec spec, Trial trial) {
    trial.steps(STEPS);
    OptimizerState state = trial.optimizer().state();
    SequencedMap<String, float[]> inputs = new LinkedHashMap<>();
    trial.values().forEach((path, values) -> inputs.put(name(path, 0), values));
    for (int t = 1; t <= STEPS; t++) {
      trial.steps(1);
      for (String path : trial.values().keySet()) {
        inputs.put(name(path, t), trial.lastGradient(path));
      }
    }
    return new EarlierState(spec, state, inputs, trial.values());
  }

  private static String name(String path, long t) {
    return path + " at " + t;
  }

  /** Returns a new trial that is where the saved one was, over the parameters that it had. */
  Trial resume(Nn nn) {
    Inputs saved =
        (path, t, size) ->
            Objects.requireNonNull(inputs.get(name(path, t)), "no gradient was saved").clone();
    Trial trial = Trial.with(nn, spec, saved, after.keySet());
    trial.optimizer().load(shapedLike(trial.optimizer().state()));
    return trial;
  }

  /** Gives an array its shape again: early versions wrote all elements as one dimension. */
  private OptimizerState shapedLike(OptimizerState now) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>(state.arrays());
    arrays.replaceAll((name, array) -> {
      StoredArray expected = now.arrays().get(name);
      return expected != null
              && array instanceof StoredArray.F32(Shape shape, float[] values)
              && shape.equals(Shape.of(expected.shape().size()))
          ? new StoredArray.F32(expected.shape(), values)
          : array;
    });
    return new OptimizerState(state.optimizer(), arrays);
  }

  TensorFile toFile() {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    state.arrays().forEach((name, array) -> arrays.put(ARRAY + name, array));
    inputs.forEach((name, array) -> arrays.put(INPUT + name, stored(array)));
    after.forEach((name, array) -> arrays.put(AFTER + name, stored(array)));
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(SPEC, spec.toString());
    metadata.put(OPTIMIZER, state.optimizer());
    return new TensorFile(arrays, metadata);
  }

  private static StoredArray stored(float[] array) {
    return new StoredArray.F32(Shape.of(array.length), array);
  }

  static EarlierState read(TensorFile file) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    for (String prefix : List.of(ARRAY, NUMBER)) {
      file.arrays()
          .forEach((name, array) -> {
            if (name.startsWith(prefix)) {
              arrays.put(name.substring(prefix.length()), array);
            }
          });
    }
    OptimizerState state = new OptimizerState(text(file, OPTIMIZER), arrays);
    return new EarlierState(
        SpecParser.parse(text(file, SPEC)), state, floats(file, INPUT), floats(file, AFTER));
  }

  private static String text(TensorFile file, String key) {
    return Objects.requireNonNull(
        file.metadata().get(key), () -> "the file's metadata has no '" + key + "'");
  }

  private static SequencedMap<String, float[]> floats(TensorFile file, String prefix) {
    SequencedMap<String, float[]> floats = new LinkedHashMap<>();
    file.arrays()
        .forEach((name, array) -> {
          if (name.startsWith(prefix) && array instanceof StoredArray.F32 stored) {
            floats.put(name.substring(prefix.length()), stored.values());
          }
        });
    return floats;
  }
}
