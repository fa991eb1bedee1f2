package nn.autograd.optimizer;

import java.util.function.Consumer;
import nn.api.optim.Part;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.api.optim.Step;

/**
 * A range of elements with the step of its group.
 *
 * @param isLimited whether gradients are kept squareable while a body runs
 */
record RulePart(Step step, ElementRange range, boolean isLimited) implements Part {
  void run(Consumer<Part> body) {
    if (isLimited) {
      SquareableGradients.during(() -> body.accept(this), range);
    } else {
      body.accept(this);
    }
  }

  @Override
  public int from() {
    return range.from();
  }

  @Override
  public int to() {
    return range.to();
  }

  @Override
  public float[] values() {
    return range.values();
  }

  @Override
  public float[] gradients() {
    return range.gradients();
  }

  @Override
  public float[] slot(Slot slot) {
    return range.slot(slot);
  }

  @Override
  public float[] slot(SlotArray slot) {
    return range.slot(slot);
  }

  @Override
  public boolean has(SlotArray slot) {
    return range.has(slot);
  }
}
