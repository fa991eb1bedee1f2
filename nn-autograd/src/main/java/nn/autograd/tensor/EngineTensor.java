package nn.autograd.tensor;

import java.util.Arrays;
import java.util.List;
import nn.api.Dims;
import nn.api.ElementwiseFunction;
import nn.api.Operation;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/** A tensor of this engine: where its elements lie, and which class computes each operation. */
public sealed interface EngineTensor extends Tensor permits DenseTensor, DenseParameter {

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

  private static EngineTensor[] of(Tensor[] tensors) {
    EngineTensor[] mine = new EngineTensor[tensors.length];
    Arrays.setAll(mine, i -> of(tensors[i]));
    return mine;
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
    } else if (this instanceof DenseParameter parameter) {
      parameter.accumulate(gradient);
    } else {
      throw new IllegalStateException(
          "backward: no parameter took part in computing this tensor, or recording was off");
    }
  }

  @Override
  default Tensor apply(Operation operation, Tensor... others) {
    return CustomOperation.apply(operation, this, of(others));
  }

  @Override
  default Tensor map(ElementwiseFunction function) {
    return Unary.map(this, function);
  }

  @Override
  default Tensor add(Tensor other) {
    return Binary.add(this, of(other));
  }

  @Override
  default Tensor add(float other) {
    return Unary.add(this, other);
  }

  @Override
  default Tensor sub(Tensor other) {
    return Binary.sub(this, of(other));
  }

  @Override
  default Tensor sub(float other) {
    return Unary.add(this, -other);
  }

  @Override
  default Tensor mul(Tensor other) {
    return Binary.mul(this, of(other));
  }

  @Override
  default Tensor mul(float other) {
    return Unary.mul(this, other);
  }

  @Override
  default Tensor div(Tensor other) {
    return Binary.div(this, of(other));
  }

  @Override
  default Tensor div(float other) {
    return Unary.div(this, other);
  }

  @Override
  default Tensor neg() {
    return Unary.mul(this, -1f);
  }

  @Override
  default Tensor matmul(Tensor other) {
    return Products.matmul(this, of(other));
  }

  @Override
  default Tensor linear(Tensor weight, @Nullable Tensor bias) {
    return Products.linear(this, of(weight), bias == null ? null : of(bias));
  }

  @Override
  default Tensor exp() {
    return Unary.exp(this);
  }

  @Override
  default Tensor log() {
    return Unary.log(this);
  }

  @Override
  default Tensor sqrt() {
    return Unary.sqrt(this);
  }

  @Override
  default Tensor pow(float exponent) {
    return Unary.pow(this, exponent);
  }

  @Override
  default Tensor pow(Tensor exponent) {
    return Binary.pow(this, of(exponent));
  }

  @Override
  default Tensor abs() {
    return Unary.abs(this);
  }

  @Override
  default Tensor tanh() {
    return Unary.tanh(this);
  }

  @Override
  default Tensor sigmoid() {
    return Unary.sigmoid(this);
  }

  @Override
  default Tensor clamp(float min, float max) {
    return Unary.clamp(this, min, max);
  }

  @Override
  default Tensor maximum(Tensor other) {
    return Binary.maximum(this, of(other));
  }

  @Override
  default Tensor minimum(Tensor other) {
    return Binary.minimum(this, of(other));
  }

  @Override
  default Tensor where(Tensor condition, Tensor other) {
    return Selection.where(of(condition), this, of(other));
  }

  @Override
  default Tensor gt(Tensor other) {
    return Selection.gt(this, of(other));
  }

  @Override
  default Tensor ge(Tensor other) {
    return Selection.ge(this, of(other));
  }

  @Override
  default Tensor eq(Tensor other) {
    return Selection.eq(this, of(other));
  }

  @Override
  default Tensor sum() {
    return Reductions.sum(this, Dims.all());
  }

  @Override
  default Tensor sum(Dims dims) {
    return Reductions.sum(this, dims);
  }

  @Override
  default Tensor mean() {
    return Reductions.mean(this, Dims.all());
  }

  @Override
  default Tensor mean(Dims dims) {
    return Reductions.mean(this, dims);
  }

  @Override
  default Tensor var(Dims dims, int correction) {
    return Reductions.var(this, dims, correction);
  }

  @Override
  default Tensor max(Dims dims) {
    return Reductions.max(this, dims);
  }

  @Override
  default Tensor min(Dims dims) {
    return Reductions.min(this, dims);
  }

  @Override
  default Tensor logSumExp(Dims dims) {
    return Reductions.logSumExp(this, dims);
  }

  @Override
  default Tensor argmax(int dim) {
    return Selection.argmax(this, dim);
  }

  @Override
  default Tensor reshape(int... lengths) {
    return Layout.reshape(this, lengths);
  }

  @Override
  default Tensor transpose(int dim0, int dim1) {
    return Layout.transpose(this, dim0, dim1);
  }

  @Override
  default Tensor permute(int... dims) {
    return Layout.permute(this, dims);
  }

  @Override
  default Tensor slice(int dim, int from, int to) {
    return Layout.slice(this, dim, from, to);
  }

  @Override
  default Tensor concat(int dim, Tensor... others) {
    return Joining.concat(dim, withThis(others));
  }

  @Override
  default Tensor stack(int dim, Tensor... others) {
    return Joining.stack(dim, withThis(others));
  }

  private List<EngineTensor> withThis(Tensor... others) {
    EngineTensor[] all = new EngineTensor[others.length + 1];
    all[0] = this;
    System.arraycopy(of(others), 0, all, 1, others.length);
    return List.of(all);
  }

  @Override
  default Tensor gather(int dim, Tensor index) {
    return Selection.gather(this, dim, of(index));
  }
}
