package nn.autograd.optimizer;

import java.util.List;
import nn.api.optim.Elements;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import org.jspecify.annotations.Nullable;

/** A range of one storage, with the slots that its user declared. */
record ElementRange(ParameterSet parameters, int storage, int from, int to, List<SlotStorage> slots)
    implements Elements {

  @Override
  public float[] values() {
    return parameters.storages().get(storage).values();
  }

  @Override
  public float[] gradients() {
    return parameters.storages().get(storage).gradients();
  }

  @Override
  public float[] slot(Slot slot) {
    for (SlotStorage each : slots) {
      if (each.slot().isSameAs(slot)) {
        return each.array(storage);
      }
    }
    throw new IllegalArgumentException(
        "slot '"
            + slot.name()
            + "' is not declared; declared are "
            + slots.stream().map(each -> each.slot().name()).toList());
  }

  @Override
  public float[] slot(SlotArray slot) {
    float[] array = arrayOf(slot);
    if (array == null) {
      throw new IllegalArgumentException(
          "slot '"
              + slot.slot().name()
              + "' was allocated by another optimizer, or has no numbers for these elements:"
              + " Elements.has tells");
    }
    return array;
  }

  @Override
  public boolean has(SlotArray slot) {
    return arrayOf(slot) != null;
  }

  private float @Nullable [] arrayOf(SlotArray slot) {
    return slot instanceof SlotStorage own ? own.arrayBeside(parameters, storage) : null;
  }

  /** Returns the part of this range between two indices. */
  ElementRange part(int first, int end) {
    return new ElementRange(parameters, storage, first, end, slots);
  }
}
