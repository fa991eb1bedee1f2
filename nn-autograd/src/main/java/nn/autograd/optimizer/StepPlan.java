package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.ParameterRule;
import org.jspecify.annotations.Nullable;

/**
 * Which updates one step consists of; it holds for every step in which the same parameters have
 * gradients.
 *
 * <p>Parameters of an elementwise rule that touch each other, with equal group and step count, are
 * one range, cut into parts; a rule that needs whole parameters is called once for each.
 */
final class StepPlan {
  private final ParameterSet parameters;
  private final StepCounts counts;
  private final List<@Nullable GroupStep> stepOfEntry = new ArrayList<>();
  private final SequencedMap<GroupStep, List<ParameterSet.Entry>> entriesOfStep =
      new LinkedHashMap<>();
  private final List<Runnable> updates = new ArrayList<>();
  private long elements;

  private record Key(Group group, long number) {}

  StepPlan(
      ParameterSet parameters, StepCounts counts, Function<ParameterSet.Entry, RuleGroup> rulesOf) {
    this.parameters = parameters;
    this.counts = counts;
    Map<Key, GroupStep> steps = new HashMap<>();
    for (int i = 0; i < parameters.entries().size(); i++) {
      ParameterSet.Entry entry = parameters.entries().get(i);
      if (!entry.parameter().hasGradient()) {
        stepOfEntry.add(null);
        continue;
      }
      RuleGroup rules = rulesOf.apply(entry);
      long number = counts.get(i) + 1;
      GroupStep step =
          steps.computeIfAbsent(
              new Key(rules.group(), number), key -> new GroupStep(rules, number));
      stepOfEntry.add(step);
      entriesOfStep.computeIfAbsent(step, each -> new ArrayList<>()).add(entry);
      elements += entry.parameter().shape().size();
    }
    entriesOfStep.forEach(this::plan);
  }

  private void plan(GroupStep step, List<ParameterSet.Entry> entries) {
    List<SlotStorage> slots = step.rules().slots();
    switch (step.rules().rule()) {
      case ElementwiseRule rule ->
          Chunks.of(parameters, entries, slots)
              .forEach(part -> add(step, part, () -> rule.update(step, part)));
      case ParameterRule rule ->
          entries.forEach(entry -> {
            ElementRange range = range(entry, slots);
            ParameterRange whole = new ParameterRange(entry, range);
            add(step, range, () -> rule.update(step, whole));
          });
    }
  }

  private void add(GroupStep step, ElementRange range, Runnable update) {
    Runnable limited = SquareableGradients.during(update, range);
    updates.add(SubnormalFlush.after(limited, step, range));
  }

  private ElementRange range(ParameterSet.Entry entry, List<SlotStorage> slots) {
    return new ElementRange(parameters, entry.storage(), entry.from(), entry.to(), slots);
  }

  /** Returns whether the plan is right for the gradients and step counts there are now. */
  boolean fits() {
    List<ParameterSet.Entry> entries = parameters.entries();
    for (int i = 0; i < entries.size(); i++) {
      GroupStep step = stepOfEntry.get(i);
      boolean fits =
          step == null
              ? !entries.get(i).parameter().hasGradient()
              : entries.get(i).parameter().hasGradient() && counts.get(i) == step.number() - 1;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Makes the step. */
  void run() {
    Chunks.run(parameters.workers(), updates.size(), elements, i -> updates.get(i).run());
    for (int i = 0; i < stepOfEntry.size(); i++) {
      if (stepOfEntry.get(i) != null) {
        counts.increment(i);
        parameters.entries().get(i).parameter().markChanged();
      }
    }
    entriesOfStep.keySet().forEach(GroupStep::advance);
  }
}
