package nn.autograd.tensor;

import java.util.Arrays;
import java.util.List;
import nn.api.ArrayOperation;
import nn.api.Dims;
import nn.api.ElementwiseFunction;
import nn.api.Operation;
import nn.api.Tensor;
import org.jspecify.annotations.Nullable;

/** The operations of a tensor, each handed to the class that computes it. */
sealed interface TensorOperations extends Tensor permits EngineTensor {

  private EngineTensor self() {
    return EngineTensor.of(this);
  }

  @Override
  default Tensor apply(Operation operation, Tensor... others) {
    return CustomOperation.apply(operation, self(), allOf(others));
  }

  @Override
  default Tensor apply(ArrayOperation operation, Tensor... others) {
    return CustomArrayOperation.apply(operation, withThis(others));
  }

  @Override
  default Tensor map(ElementwiseFunction function) {
    return Unary.map(self(), function);
  }

  @Override
  default Tensor add(Tensor other) {
    return Binary.add(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor add(float other) {
    return Unary.add(self(), other);
  }

  @Override
  default Tensor sub(Tensor other) {
    return Binary.sub(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor sub(float other) {
    return Unary.add(self(), -other);
  }

  @Override
  default Tensor mul(Tensor other) {
    return Binary.mul(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor mul(float other) {
    return Unary.mul(self(), other);
  }

  @Override
  default Tensor div(Tensor other) {
    return Binary.div(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor div(float other) {
    return Unary.div(self(), other);
  }

  @Override
  default Tensor neg() {
    return Unary.mul(self(), -1f);
  }

  @Override
  default Tensor matmul(Tensor other) {
    return Products.matmul(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor linear(Tensor weight, @Nullable Tensor bias) {
    return Products.linear(
        self(), EngineTensor.of(weight), bias == null ? null : EngineTensor.of(bias));
  }

  @Override
  default Tensor exp() {
    return Unary.exp(self());
  }

  @Override
  default Tensor log() {
    return Unary.log(self());
  }

  @Override
  default Tensor sqrt() {
    return Unary.sqrt(self());
  }

  @Override
  default Tensor pow(float exponent) {
    return Unary.pow(self(), exponent);
  }

  @Override
  default Tensor pow(Tensor exponent) {
    return Binary.pow(self(), EngineTensor.of(exponent));
  }

  @Override
  default Tensor abs() {
    return Unary.abs(self());
  }

  @Override
  default Tensor tanh() {
    return Unary.tanh(self());
  }

  @Override
  default Tensor sigmoid() {
    return Unary.sigmoid(self());
  }

  @Override
  default Tensor clamp(float min, float max) {
    return Unary.clamp(self(), min, max);
  }

  @Override
  default Tensor maximum(Tensor other) {
    return Binary.maximum(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor minimum(Tensor other) {
    return Binary.minimum(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor where(Tensor condition, Tensor other) {
    return Selection.where(EngineTensor.of(condition), self(), EngineTensor.of(other));
  }

  @Override
  default Tensor gt(Tensor other) {
    return Selection.gt(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor ge(Tensor other) {
    return Selection.ge(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor eq(Tensor other) {
    return Selection.eq(self(), EngineTensor.of(other));
  }

  @Override
  default Tensor sum() {
    return Reductions.sum(self(), Dims.all());
  }

  @Override
  default Tensor sum(Dims dims) {
    return Reductions.sum(self(), dims);
  }

  @Override
  default Tensor mean() {
    return Reductions.mean(self(), Dims.all());
  }

  @Override
  default Tensor mean(Dims dims) {
    return Reductions.mean(self(), dims);
  }

  @Override
  default Tensor var(Dims dims, int correction) {
    return apply(new Variance(dims, correction));
  }

  @Override
  default Tensor max(Dims dims) {
    return Extremes.max(self(), dims);
  }

  @Override
  default Tensor min(Dims dims) {
    return Extremes.min(self(), dims);
  }

  @Override
  default Tensor logSumExp(Dims dims) {
    return Extremes.logSumExp(self(), dims);
  }

  @Override
  default Tensor argmax(int dim) {
    return Selection.argmax(self(), dim);
  }

  @Override
  default Tensor reshape(int... lengths) {
    return Layout.reshape(self(), lengths);
  }

  @Override
  default Tensor transpose(int dim0, int dim1) {
    return Layout.transpose(self(), dim0, dim1);
  }

  @Override
  default Tensor permute(int... dims) {
    return Layout.permute(self(), dims);
  }

  @Override
  default Tensor slice(int dim, int from, int to) {
    return Layout.slice(self(), dim, from, to);
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
    all[0] = self();
    System.arraycopy(allOf(others), 0, all, 1, others.length);
    return List.of(all);
  }

  @Override
  default Tensor gather(int dim, Tensor index) {
    return Selection.gather(self(), dim, EngineTensor.of(index));
  }

  private static EngineTensor[] allOf(Tensor... tensors) {
    EngineTensor[] mine = new EngineTensor[tensors.length];
    Arrays.setAll(mine, i -> EngineTensor.of(tensors[i]));
    return mine;
  }
}
