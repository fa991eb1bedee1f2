package nn.autograd.optimizer;

import java.util.Map;

/**
 * The rules of one optimizer by parameter.
 *
 * @param base the rule made from the hyperparameters outside groups
 */
record RuleGroups(
    ParameterSet parameters, RuleGroup base, Map<ParameterSet.Entry, RuleGroup> byEntry) {

  RuleGroup of(ParameterSet.Entry entry) {
    RuleGroup found = byEntry.get(entry);
    if (found == null) {
      throw new IllegalStateException("parameter '" + entry.path() + "' has no rule");
    }
    return found;
  }
}
