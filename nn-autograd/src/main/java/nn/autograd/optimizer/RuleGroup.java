package nn.autograd.optimizer;

import java.util.List;
import java.util.OptionalLong;
import nn.api.optim.Rule;

/**
 * A group of parameters, the rule made for it, and where the rule's slots lie.
 *
 * @param trainingSteps the steps of the whole training, if known
 */
record RuleGroup(Group group, Rule rule, List<SlotStorage> slots, OptionalLong trainingSteps) {}
