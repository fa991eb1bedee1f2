package nn.autograd.optimizer;

import nn.api.Shape;
import nn.api.optim.ParameterState;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;

/** The elements of one whole parameter. */
record ParameterRange(ParameterSet.Entry entry, ElementRange elements) implements ParameterState {

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
}
