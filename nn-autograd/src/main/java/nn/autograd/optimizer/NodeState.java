package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import org.jspecify.annotations.Nullable;

/** The state of one optimizer, without those inside it. */
final class NodeState {
  private final ParameterSet parameters;
  private final List<SlotStorage> slots = new ArrayList<>();
  private final Map<String, ScalarCell> scalars = new LinkedHashMap<>();
  private @Nullable StepCounts counts;

  NodeState(ParameterSet parameters) {
    this.parameters = parameters;
  }

  /** Returns the slots; slots that are allocated later appear in it. */
  List<SlotStorage> slots() {
    return Collections.unmodifiableList(slots);
  }

  SlotStorage allocate(Slot slot) {
    checkName(slot.name());
    if (slots.stream().anyMatch(each -> each.slot().name().equals(slot.name()))) {
      throw new IllegalArgumentException("slot '" + slot.name() + "' is allocated already");
    }
    SlotStorage storage = new SlotStorage(slot, parameters);
    slots.add(storage);
    return storage;
  }

  /** Returns the slot that another group's rule has declared equally, or allocates it. */
  SlotStorage share(Slot slot) {
    return slots.stream()
        .filter(each -> each.slot().equals(slot))
        .findFirst()
        .orElseGet(() -> allocate(slot));
  }

  Scalar scalar(String name, double initial) {
    checkName(name);
    ScalarCell cell = new ScalarCell(initial);
    if (scalars.putIfAbsent(name, cell) != null) {
      throw new IllegalArgumentException("number '" + name + "' is allocated already");
    }
    return cell;
  }

  StepCounts countSteps() {
    if (counts != null) {
      throw new IllegalStateException("an optimizer runs one rule; another optimizer runs another");
    }
    counts = new StepCounts(parameters.entries().size());
    return counts;
  }

  private static void checkName(String name) {
    if (name.isEmpty() || name.contains("/")) {
      throw new IllegalArgumentException(
          "state '" + name + "' needs a name without '/', for example 'exp_avg'");
    }
  }

  void reset() {
    slots.forEach(SlotStorage::reset);
    scalars.values().forEach(ScalarCell::reset);
    if (counts != null) {
      counts.reset();
    }
  }

  /** Adds the state under a prefix: empty, or {@code inner/}. */
  void collect(String prefix, StateView view) {
    List<ParameterSet.Entry> entries = parameters.entries();
    for (SlotStorage slot : slots) {
      for (ParameterSet.Entry entry : entries) {
        view.arrays()
            .put(prefix + slot.slot().name() + "/" + entry.path(), new StateView.Part(slot, entry));
      }
    }
    scalars.forEach((name, cell) -> view.scalars().put(prefix + name, cell));
    if (counts != null) {
      for (int i = 0; i < entries.size(); i++) {
        view.counts().put(prefix + "step/" + entries.get(i).path(), counts.scalar(i));
      }
    }
  }
}
