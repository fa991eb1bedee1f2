package nn.autograd.optimizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.api.optim.Slot;
import nn.api.optim.Slot.PerGroup;
import nn.api.optim.Slot.PerModel;
import nn.api.optim.Slot.PerParameter;

/**
 * The group that a rule was made for, with its parameters: what the rule's state belongs to.
 *
 * @param number tells the group from others of the optimizer, from 0 on
 */
record RuleOwner(Group group, int number, List<ParameterSet.Entry> entries) {

  /** Returns what has a number of its own in a slot, with the suffix under which that is saved. */
  Map<Object, String> numbersOf(Slot slot) {
    return switch (slot.extent()) {
      case PerParameter _ -> {
        Map<Object, String> suffixes = new LinkedHashMap<>();
        entries.forEach(entry -> suffixes.put(entry, "/" + entry.path()));
        yield suffixes;
      }
      case PerGroup _ -> Map.of(group, "/group" + number);
      case PerModel _ -> Map.of(NumberSlot.MODEL, "");
      default -> Map.of();
    };
  }
}
