package nn.autograd.optimizer;

import java.util.List;
import java.util.OptionalLong;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Slot.PerGroup;
import nn.api.optim.Slot.PerModel;
import nn.api.optim.Slot.PerParameter;
import nn.api.optim.Step;
import nn.api.plugin.Hyperparameter;
import org.jspecify.annotations.Nullable;

/**
 * The update that the parameters of one group with equal step counts receive next; of a rule that
 * keeps a number per parameter, one parameter.
 */
final class GroupStep implements Step {
  private final RuleGroup rules;
  private final ParameterSet.@Nullable Entry entry;
  private long number;

  GroupStep(RuleGroup rules, ParameterSet.@Nullable Entry entry, long number) {
    this.rules = rules;
    this.entry = entry;
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
  public <T> T get(Hyperparameter<T> hyperparameter) {
    return rules.group().hyperparameters().get(hyperparameter);
  }

  @Override
  public double value(Hyperparameter<List<Double>> list, int index) {
    return rules.group().value(list, index);
  }

  @Override
  public OptionalLong trainingSteps() {
    return rules.resources().trainingSteps();
  }

  @Override
  public Scalar scalar(Slot slot) {
    Object owner =
        switch (slot.extent()) {
          case PerParameter _ -> entry;
          case PerGroup _ -> rules.group();
          case PerModel _ -> NumberSlot.MODEL;
          default -> null;
        };
    Scalar scalar = owner == null ? null : rules.state().number(slot, owner);
    if (scalar == null) {
      throw new IllegalArgumentException(
          "slot '"
              + slot.name()
              + "' is no number that the rule declares for a parameter, a group or the model");
    }
    return scalar;
  }

  void startAt(long next) {
    number = next;
  }

  void advance() {
    number++;
  }
}
