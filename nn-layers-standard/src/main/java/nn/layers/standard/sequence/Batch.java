package nn.layers.standard.sequence;

import java.util.Arrays;
import java.util.List;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.layer.InputShapeException;
import org.jspecify.annotations.Nullable;

/** A batch of sequences, the states it starts from, and how long each sequence is. */
@SuppressWarnings("ArrayRecordComponent") // lives for one call
record Batch(Tensor input, @Nullable List<Tensor> state, int @Nullable [] lengths) {

  /** Refuses shapes that do not fit a network. */
  void check(RecurrentNetwork network) {
    Shape shape = input.shape();
    if (shape.rank() != 3) {
      throw new InputShapeException("needs a batch of sequences, [samples, steps, features]");
    }
    network.outputShape(Shape.of(shape.length(1), shape.length(2)));
    int count = network.cell().hasCellState() ? 2 : 1;
    Shape expected = Shape.of(network.directions().size(), shape.length(0), network.size());
    if (state != null
        && (state.size() != count
            || state.stream().anyMatch(each -> !each.shape().equals(expected)))) {
      throw new InputShapeException(
          "needs "
              + count
              + (count == 1 ? " state" : " states")
              + " of shape "
              + expected
              + ", but got "
              + state.stream().map(Tensor::shape).toList());
    }
    checkLengths(shape.length(0), shape.length(1));
  }

  private void checkLengths(int samples, int steps) {
    if (lengths != null
        && (lengths.length != samples
            || Arrays.stream(lengths).anyMatch(each -> each < 1 || each > steps))) {
      throw new InputShapeException(
          "needs a length from 1 to "
              + steps
              + " for each of "
              + samples
              + " sequences, but got "
              + Arrays.toString(lengths));
    }
  }

  /**
   * Returns the state that a layer and direction starts from, {@code [samples, H]}.
   *
   * @param which 0 for the hidden state, 1 for the cell state
   */
  Tensor state(int which, int direction, int size) {
    int samples = input.shape().length(0);
    return state == null
        ? input.constant(Shape.of(samples, size), new float[samples * size])
        : state.get(which).slice(0, direction, direction + 1).reshape(samples, size);
  }

  /** Returns the hidden state after the last step of each sequence, {@code [samples, H]}. */
  Tensor last(Tensor outputs, boolean reverse) {
    Shape shape = outputs.shape();
    int samples = shape.length(0);
    int steps = shape.length(1);
    int size = shape.length(2);
    if (reverse || lengths == null) {
      int step = reverse ? 0 : steps - 1;
      return outputs.slice(1, step, step + 1).reshape(samples, size);
    }
    float[] index = new float[samples * size];
    for (int i = 0; i < index.length; i++) {
      index[i] = lengths[i / size] - 1f;
    }
    Tensor lasts = outputs.constant(Shape.of(samples, 1, size), index);
    return outputs.gather(1, lasts).reshape(samples, size);
  }
}
