package nn.autograd.optimizer;

import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.kernel.Workers;
import nn.api.optim.Matrix;
import nn.api.optim.ParameterState;
import nn.api.optim.Part;
import nn.api.optim.RandomNumbers;
import nn.api.optim.Slot;
import nn.api.optim.Slot.PerElement;
import nn.api.optim.SlotArray;
import nn.api.optim.Step;
import nn.autograd.matrix.DenseMatrix;

/**
 * One whole parameter during an update.
 *
 * @param workers the threads that the update may use
 * @param loan lends the arrays that the update computes in
 * @param taken is told when the update gets values, which it may change
 */
record ParameterRange(
    ParameterSet.Entry entry,
    ElementRange elements,
    RuleGroup rules,
    Step step,
    PartSweep sweep,
    Workers workers,
    Scratch.Loan loan,
    Runnable taken)
    implements ParameterState {

  @Override
  public String path() {
    return entry.path();
  }

  @Override
  public Shape shape() {
    return entry.parameter().shape();
  }

  @Override
  public int from() {
    return elements.from();
  }

  @Override
  public int to() {
    return elements.to();
  }

  @Override
  public float[] values() {
    taken.run();
    return elements.values();
  }

  @Override
  public float[] gradients() {
    return elements.gradients();
  }

  @Override
  public float[] slot(Slot slot) {
    return elements.slot(slot);
  }

  @Override
  public float[] slot(SlotArray slot) {
    return elements.slot(slot);
  }

  @Override
  public boolean has(SlotArray slot) {
    return elements.has(slot);
  }

  @Override
  public boolean has(Slot slot) {
    return rules.state().array(slot, entry) != null
        || elements.slots().stream().anyMatch(each -> each.slot().isSameAs(slot));
  }

  @Override
  public float[] array(Slot slot) {
    if (rules.state().array(slot, entry) instanceof StoredArray.F32(_, float[] values)) {
      return values;
    }
    throw missing(slot, "floats");
  }

  @Override
  public long[] wholes(Slot slot) {
    if (rules.state().array(slot, entry) instanceof StoredArray.I64(_, long[] values)) {
      return values;
    }
    throw missing(slot, "whole numbers");
  }

  private IllegalArgumentException missing(Slot slot, String type) {
    return new IllegalArgumentException(
        "parameter '"
            + path()
            + "' of shape "
            + shape()
            + " has no array of "
            + type
            + " in slot '"
            + slot.name()
            + "'; ParameterState.has tells");
  }

  @Override
  public Matrix valueMatrix() {
    return view(values(), from(), shape());
  }

  @Override
  public Matrix gradientMatrix() {
    return view(elements.gradients(), from(), shape());
  }

  @Override
  public Matrix matrix(Slot slot) {
    if (slot.extent() instanceof PerElement) {
      return view(slot(slot), from(), shape());
    }
    float[] array = array(slot);
    return view(array, 0, rules.state().shape(slot, entry));
  }

  @Override
  public Matrix scratch(int rows, int columns) {
    Shape shape = Shape.of(rows, columns);
    return view(loan.take(shape.size()), 0, shape);
  }

  private Matrix view(float[] array, int offset, Shape shape) {
    return DenseMatrix.of(
        array, offset, shape, rules.resources().parameters().engine().kernels(), workers);
  }

  @Override
  public RandomNumbers random() {
    String place = rules.group().path() + "/" + path(); // no two optimizers see the same numbers
    return IndexedRandom.of(rules.resources().seed(), place, step.number());
  }

  @Override
  public void forEach(Consumer<Part> body) {
    sweep.forEach(body);
  }

  @Override
  public void read(Consumer<Part> body) {
    sweep.read(body);
  }

  @Override
  public double sum(ToDoubleFunction<Part> body) {
    return sweep.sum(body);
  }

  @Override
  public double[] sums(int count, PartSums body) {
    return sweep.sums(count, body);
  }
}
