package nn.autograd.optimizer;

import java.util.Arrays;
import java.util.List;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.autograd.tensor.ParameterStorage;

/** The arrays of one slot: one as long as each storage, so that all share an index. */
final class SlotStorage implements SlotArray {
  private final Slot slot;
  private final ParameterSet parameters;
  private final List<float[]> arrays;

  SlotStorage(Slot slot, ParameterSet parameters) {
    this.slot = slot;
    this.parameters = parameters;
    this.arrays = parameters.storages().stream().map(storage -> new float[storage.size()]).toList();
    reset();
  }

  @Override
  public Slot slot() {
    return slot;
  }

  float[] array(int storage) {
    return arrays.get(storage);
  }

  boolean belongsTo(ParameterSet set) {
    return parameters == set;
  }

  /** Puts every element back to its initial value. */
  void reset() {
    Float initial = slot.initial();
    for (int i = 0; i < arrays.size(); i++) {
      float[] array = arrays.get(i);
      ParameterStorage storage = parameters.storages().get(i);
      if (initial == null) {
        System.arraycopy(storage.values(), 0, array, 0, array.length);
      } else {
        Arrays.fill(array, initial);
      }
    }
  }
}
