package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Slot.PerElement;
import nn.api.optim.Slot.Shaped;
import org.jspecify.annotations.Nullable;

/** The state of one optimizer, without those inside it. */
final class NodeState {
  private final ParameterSet parameters;
  private final List<SlotStorage> slots = new ArrayList<>();
  private final Map<String, ShapedSlot> shaped = new LinkedHashMap<>();
  private final Map<String, NumberSlot> numbers = new LinkedHashMap<>();
  private @Nullable StepCounts counts;

  NodeState(ParameterSet parameters) {
    this.parameters = parameters;
  }

  /** Returns the slots with a number per element; those allocated later appear in it. */
  List<SlotStorage> slots() {
    return Collections.unmodifiableList(slots);
  }

  /** Allocates a slot of an algorithm's own, with a number per element. */
  SlotStorage allocate(Slot slot) {
    if (!(slot.extent() instanceof PerElement) || slot.isWhole()) {
      throw new IllegalArgumentException(
          "slot '" + slot.name() + "': only slots with a float per element can be allocated here");
    }
    requireFree(slot.name());
    return add(slot);
  }

  private SlotStorage add(Slot slot) {
    SlotStorage storage = new SlotStorage(slot, parameters);
    slots.add(storage);
    return storage;
  }

  /** Allocates a number of an algorithm's own. */
  Scalar scalar(String name, double initial) {
    requireFree(name);
    Slot slot = Slot.filled(name, Slot.Role.OTHER, initial).perModel();
    return number(slot).add(NumberSlot.MODEL, "", initial);
  }

  /** Allocates a number of the framework's own. */
  Scalar count(Slot slot) {
    requireFree(slot.name());
    return number(slot).add(NumberSlot.MODEL, "", initial(slot));
  }

  /** Returns the arrays of a slot with a number per element; none for any other slot. */
  Optional<SlotStorage> storage(Slot slot) {
    return slots.stream().filter(each -> each.slot().isSameAs(slot)).findFirst();
  }

  /** Allocates what a rule declares for its parameters, unless another group's rule has. */
  void declare(Slot slot, RuleOwner owner) {
    switch (slot.extent()) {
      case PerElement _ -> {
        SlotStorage storage = shared(slot);
        owner.entries().forEach(entry -> storage.startAt(slot.initial(), entry));
      }
      case Shaped _ -> {
        ShapedSlot arrays = shaped.computeIfAbsent(slot.name(), _ -> newShaped(slot));
        requireSame(slot, arrays.slot());
        owner.entries().forEach(entry -> arrays.add(entry, slot));
      }
      default ->
          owner
              .numbersOf(slot)
              .forEach((each, suffix) -> number(slot).add(each, suffix, initial(slot)));
    }
  }

  private static double initial(Slot slot) {
    return Objects.requireNonNull(
        slot.initial(), () -> "slot '" + slot.name() + "' needs a value to start at");
  }

  private SlotStorage shared(Slot slot) {
    for (SlotStorage each : slots) {
      if (each.slot().name().equals(slot.name())) {
        requireSame(slot, each.slot());
        return each;
      }
    }
    requireFree(slot.name());
    return add(slot);
  }

  private ShapedSlot newShaped(Slot slot) {
    requireFree(slot.name());
    return new ShapedSlot(slot);
  }

  private NumberSlot number(Slot slot) {
    NumberSlot found = numbers.get(slot.name());
    if (found == null) {
      requireFree(slot.name());
      found = new NumberSlot(slot);
      numbers.put(slot.name(), found);
    }
    requireSame(slot, found.slot());
    return found;
  }

  /** Returns the array of a parameter in a shaped slot; null if it has none. */
  @Nullable StoredArray array(Slot slot, ParameterSet.Entry entry) {
    ShapedSlot found = shaped.get(slot.name());
    return found == null ? null : found.array(entry);
  }

  /** Returns the arrays of floats that a parameter has in shaped slots. */
  List<float[]> floatsOf(ParameterSet.Entry entry) {
    List<float[]> floats = new ArrayList<>();
    for (ShapedSlot each : shaped.values()) {
      if (each.array(entry) instanceof StoredArray.F32 array) {
        floats.add(array.values());
      }
    }
    return floats;
  }

  /** Returns the shape of that array. */
  Shape shape(Slot slot, ParameterSet.Entry entry) {
    return Objects.requireNonNull(array(slot, entry), slot.name()).shape();
  }

  /** Returns the number of a parameter, a group or the model; null if it has none. */
  @Nullable Scalar number(Slot slot, Object owner) {
    NumberSlot found = numbers.get(slot.name());
    return found == null ? null : found.cell(owner);
  }

  StepCounts countSteps() {
    if (counts != null) {
      throw new IllegalStateException("an optimizer runs one rule; another optimizer runs another");
    }
    requireFree("step"); // the counts are saved under it
    counts = new StepCounts(parameters.entries().size());
    return counts;
  }

  private static void requireSame(Slot slot, Slot declared) {
    if (!slot.isSameAs(declared)) {
      throw new IllegalArgumentException(
          "slot '" + slot.name() + "' is declared twice: as " + slot + " and as " + declared);
    }
  }

  private void requireFree(String name) {
    if (name.isEmpty() || name.contains("/")) {
      throw new IllegalArgumentException(
          "state '" + name + "' needs a name without '/', for example 'exp_avg'");
    }
    if (shaped.containsKey(name)
        || numbers.containsKey(name)
        || slots.stream().anyMatch(each -> each.slot().name().equals(name))) {
      throw new IllegalArgumentException("state '" + name + "' is allocated already");
    }
  }

  void reset() {
    slots.forEach(SlotStorage::reset);
    shaped.values().forEach(ShapedSlot::reset);
    numbers.values().forEach(NumberSlot::reset);
    if (counts != null) {
      counts.reset();
    }
  }

  /** Adds the state under a prefix: empty, or {@code inner/}. */
  void collect(String prefix, StateView view) {
    List<ParameterSet.Entry> entries = parameters.entries();
    for (SlotStorage slot : slots) {
      for (ParameterSet.Entry entry : entries) {
        view.parts()
            .put(
                prefix + slot.slot().name() + "/" + entry.path(),
                new StatePart.OfElements(slot, entry));
      }
    }
    shaped.values().forEach(each -> each.collect(prefix, view));
    numbers.values().forEach(each -> each.collect(prefix, view));
    if (counts != null) {
      for (int i = 0; i < entries.size(); i++) {
        view.parts()
            .put(
                prefix + "step/" + entries.get(i).path(),
                new StatePart.OfWhole(counts.scalar(i), true));
      }
    }
  }
}
