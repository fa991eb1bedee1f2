package nn.autograd.optimizer;

import java.util.List;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Rule;
import nn.api.optim.Slot;

/**
 * A group of parameters, the rule made for it, and where the rule's state lies.
 *
 * @param slots those of the rule with a number per element
 * @param declared all slots of the rule
 * @param state where shaped slots and numbers lie
 */
record RuleGroup(
    Group group,
    Rule rule,
    List<SlotStorage> slots,
    List<Slot> declared,
    NodeState state,
    Resources resources) {

  /** Returns what the parts of a wrapper's sweeps belong to. */
  static RuleGroup ofWrapper(Group group, List<Slot> declared, NodeState state, Resources rest) {
    ElementwiseRule none = (step, elements) -> {};
    return new RuleGroup(group, none, state.slots(), declared, state, rest);
  }

  /** Returns whether gradients beyond what can be squared are limited while the rule runs. */
  boolean limitsGradients() {
    return !resources.changesGradients()
        && declared.stream().anyMatch(slot -> slot.role() == Slot.Role.SECOND_MOMENT);
  }

  /** Returns whether the rule keeps numbers per parameter. */
  boolean keepsNumbersPerParameter() {
    return declared.stream().anyMatch(slot -> slot.extent() instanceof Slot.PerParameter);
  }
}
