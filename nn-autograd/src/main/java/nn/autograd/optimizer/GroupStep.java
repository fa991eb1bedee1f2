package nn.autograd.optimizer;

import nn.api.optim.Step;
import nn.api.plugin.Hyperparameter;

/** The update that the parameters of one group with equal step counts receive next. */
final class GroupStep implements Step {
  private final RuleGroup rules;
  private long number;

  GroupStep(RuleGroup rules, long number) {
    this.rules = rules;
    this.number = number;
  }

  RuleGroup rules() {
    return rules;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public double value(Hyperparameter<Double> hyperparameter) {
    return rules.group().value(hyperparameter);
  }

  void advance() {
    number++;
  }
}
