package nn.autograd.tensor;

import java.util.Arrays;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/** A tensor of this engine: where its elements lie, and what computed it. */
public sealed interface EngineTensor extends TensorOperations permits DenseTensor, DenseParameter {

  /** Returns the engine that made it. */
  Engine engine();

  @Override
  default Kernels kernels() {
    return engine().kernels();
  }

  /** Returns the array that holds the elements, from {@link #offset()} on. */
  float[] array();

  /** Returns the index of the first element. */
  int offset();

  /** Returns how often the elements were changed in place. */
  int version();

  /** Counts an in-place change. */
  void markChanged();

  /** Returns the operation that computed it; null for constants and parameters. */
  @Nullable Node node();

  /**
   * Returns the tensor as one of the engine.
   *
   * @throws IllegalArgumentException if another implementation made it
   */
  static EngineTensor of(Tensor tensor) {
    if (tensor instanceof EngineTensor mine) {
      return mine;
    }
    throw new IllegalArgumentException(
        "a tensor must be made by the engine (Nn.tensor), not " + tensor.getClass().getName());
  }

  /** Returns an array that holds the elements from index 0 on; not to be written to. */
  default float[] elements() {
    if (offset() == 0) {
      return array();
    }
    return toScratch();
  }

  /** Returns the shape and the first elements. */
  default String describe() {
    int size = shape().size();
    String first =
        Arrays.toString(Arrays.copyOfRange(array(), offset(), offset() + Math.min(size, 8)));
    return "tensor" + shape() + " " + (size > 8 ? first.replace("]", ", …]") : first);
  }

  @Override
  default float[] toArray() {
    return Arrays.copyOfRange(array(), offset(), offset() + shape().size());
  }

  @Override
  default float[] scratch(int length) {
    return engine().allocate(length).array();
  }

  @Override
  default float[] toScratch() {
    float[] copy = scratch(shape().size());
    System.arraycopy(array(), offset(), copy, 0, copy.length);
    return copy;
  }

  @Override
  default float item() {
    if (shape().size() != 1) {
      throw new IllegalStateException(
          "item: a tensor of shape " + shape() + " has " + shape().size() + " elements, not one");
    }
    return array()[offset()];
  }

  @Override
  default void assign(float... values) {
    Engine.checkCount(shape(), values);
    System.arraycopy(values, 0, array(), offset(), values.length);
    markChanged();
  }

  @Override
  default Tensor constant(Shape shape, float... values) {
    return engine().tensor(shape, values);
  }

  @Override
  default void backward() {
    if (shape().size() != 1) {
      throw new IllegalStateException(
          "backward: the loss must be a scalar but has shape "
              + shape()
              + "; reduce it with mean() or sum(), or pass the upstream gradient");
    }
    backward(constant(shape(), 1f));
  }

  @Override
  default void backward(Tensor upstream) {
    if (!upstream.shape().equals(shape())) {
      throw new IllegalArgumentException(
          "backward: the upstream gradient has shape "
              + upstream.shape()
              + ", the tensor "
              + shape());
    }
    float[] gradient = of(upstream).elements();
    Node node = node();
    if (node != null) {
      engine()
          .withoutRecording(() -> {
            new BackwardPass(engine()).run(node, gradient);
            return true;
          });
    } else if (this instanceof DenseParameter parameter && parameter.requiresGrad()) {
      parameter.accumulate(gradient);
    } else {
      throw new IllegalStateException(
          "backward: no parameter that is trained took part in computing this tensor, or recording"
              + " was off");
    }
  }
}
