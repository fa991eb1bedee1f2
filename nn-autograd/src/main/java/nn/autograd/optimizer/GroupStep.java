package nn.autograd.optimizer;

import java.util.List;
import java.util.OptionalLong;
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

  @Override
  public double value(Hyperparameter<List<Double>> list, int index) {
    return rules.group().value(list, index);
  }

  @Override
  public OptionalLong trainingSteps() {
    return rules.trainingSteps();
  }

  void advance() {
    number++;
  }
}
