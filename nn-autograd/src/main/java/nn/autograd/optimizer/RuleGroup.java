package nn.autograd.optimizer;

import java.util.List;
import nn.api.optim.Rule;

/** A group of parameters, the rule made for it, and where the rule's slots lie. */
record RuleGroup(Group group, Rule rule, List<SlotStorage> slots) {}
