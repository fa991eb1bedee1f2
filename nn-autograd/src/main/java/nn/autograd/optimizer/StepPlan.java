package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.ModelRule;
import nn.api.optim.ParameterRule;
import nn.autograd.matrix.Sharing;
import org.jspecify.annotations.Nullable;

/**
 * Which updates one step consists of; it holds for every step in which the same parameters have
 * gradients.
 *
 * <p>Parameters of an elementwise rule that touch each other, with equal group and step count, are
 * one range, cut into parts. A rule that needs whole parameters is called once for each: for small
 * ones beside each other, for large ones in turn, with all threads inside.
 */
final class StepPlan {
  private final ParameterSet parameters;
  private final StepCounts counts;
  private final List<@Nullable GroupStep> stepOfEntry = new ArrayList<>();
  private final SequencedMap<GroupStep, List<ParameterSet.Entry>> entriesOfStep =
      new LinkedHashMap<>();
  private final List<Runnable> beginnings = new ArrayList<>();
  private final List<Runnable> sideBySide = new ArrayList<>();
  private final List<Runnable> inTurn = new ArrayList<>();
  private long elements;

  private record Key(Group group, long number, ParameterSet.@Nullable Entry entry) {}

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
      ParameterSet.Entry own = isAlone(rules) ? entry : null;
      GroupStep step =
          steps.computeIfAbsent(
              new Key(rules.group(), number, own), _ -> new GroupStep(rules, own, number));
      stepOfEntry.add(step);
      entriesOfStep.computeIfAbsent(step, _ -> new ArrayList<>()).add(entry);
    }
    entriesOfStep.forEach(this::plan);
  }

  /** Returns whether parameters do not share a step: each is updated alone, or has own numbers. */
  private static boolean isAlone(RuleGroup rules) {
    return rules.rule() instanceof ParameterRule || rules.keepsNumbersPerParameter();
  }

  private void plan(GroupStep step, List<ParameterSet.Entry> entries) {
    List<SlotStorage> slots = step.rules().slots();
    switch (step.rules().rule()) {
      case ElementwiseRule rule -> {
        if (step.rules().keepsNumbersPerParameter()) {
          beginnings.add(() -> rule.begin(step));
        }
        for (ElementRange part : Chunks.of(parameters, entries, slots)) {
          Runnable update = limited(step, part, () -> rule.update(step, part));
          sideBySide.add(SubnormalFlush.after(update, step, part));
          elements += part.to() - part.from();
        }
      }
      case ParameterRule rule -> {
        for (ParameterSet.Entry entry : entries) {
          ElementRange range = parameters.range(entry, slots);
          ParameterUpdate update = new ParameterUpdate(entry, range, step);
          (update.isLarge() ? inTurn : sideBySide)
              .add(
                  limited(
                      step, range, () -> update.run(parameter -> rule.update(step, parameter))));
          elements += update.isLarge() ? 0 : range.to() - range.from();
        }
      }
      case ModelRule _ -> throw new IllegalStateException("a rule of the model has no such plan");
    }
  }

  private static Runnable limited(GroupStep step, ElementRange range, Runnable update) {
    return step.rules().limitsGradients()
        ? () -> SquareableGradients.during(update, range)
        : update;
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
    try {
      beginnings.forEach(Runnable::run);
      Sharing.run(parameters.workers(), sideBySide.size(), elements, i -> sideBySide.get(i).run());
      inTurn.forEach(Runnable::run);
    } finally { // an update that fails has changed others before
      entriesOfStep
          .values()
          .forEach(entries -> entries.forEach(entry -> entry.parameter().markChanged()));
    }
    for (int i = 0; i < stepOfEntry.size(); i++) {
      if (stepOfEntry.get(i) != null) {
        counts.increment(i);
      }
    }
    entriesOfStep.keySet().forEach(GroupStep::advance);
  }
}
