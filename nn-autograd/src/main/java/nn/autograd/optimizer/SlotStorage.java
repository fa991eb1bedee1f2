package nn.autograd.optimizer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.api.optim.Slot;
import nn.api.optim.SlotArray;
import nn.autograd.tensor.ParameterStorage;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of a slot with a number per element: one as long as each storage, so that all share an
 * index.
 */
final class SlotStorage implements SlotArray {
  private final Slot slot;
  private final ParameterSet parameters;
  private final List<float[]> arrays;

  /** What the elements of a parameter start at, where its group says another value. */
  private final Map<ParameterSet.Entry, @Nullable Double> initials = new LinkedHashMap<>();

  SlotStorage(Slot slot, ParameterSet parameters) {
    this.slot = slot;
    this.parameters = parameters;
    this.arrays = parameters.storages().stream().map(storage -> new float[storage.size()]).toList();
    parameters.entries().forEach(entry -> startAt(slot.initial(), entry));
  }

  @Override
  public Slot slot() {
    return slot;
  }

  float[] array(int storage) {
    return arrays.get(storage);
  }

  /** Returns the array that lies beside a storage of a set. */
  float @Nullable [] arrayBeside(ParameterSet set, int storage) {
    if (!parameters.isRelatedTo(set)) {
      return null;
    }
    int own = parameters.storages().indexOf(set.storages().get(storage));
    return own < 0 ? null : arrays.get(own);
  }

  /** Puts the elements of a parameter to a value, now and when the state is reset. */
  void startAt(@Nullable Double initial, ParameterSet.Entry entry) {
    initials.put(entry, initial);
    float[] array = arrays.get(entry.storage());
    if (initial != null) {
      Arrays.fill(array, entry.from(), entry.to(), initial.floatValue());
      return;
    }
    ParameterStorage storage = parameters.storages().get(entry.storage());
    System.arraycopy(
        storage.values(), entry.from(), array, entry.from(), entry.to() - entry.from());
  }

  /** Puts every element back to its initial value. */
  void reset() {
    parameters.entries().forEach(entry -> startAt(initials.get(entry), entry));
  }
}
