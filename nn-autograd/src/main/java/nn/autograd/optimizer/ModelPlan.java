package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nn.api.optim.ParameterState;
import nn.autograd.matrix.Sharing;

/**
 * The parts in which a rule of the model, or a wrapper, sees some parameters; it holds as long as
 * these are the parameters it is for.
 */
final class ModelPlan {
  private final List<ParameterSet.Entry> entries;
  private final List<ParameterUpdate> updates = new ArrayList<>();
  private final PartSweep sweep;

  /**
   * Creates the plan for some parameters.
   *
   * @param stepOf the step of the group that a parameter is in
   */
  ModelPlan(
      ParameterSet parameters,
      List<ParameterSet.Entry> entries,
      Function<ParameterSet.Entry, GroupStep> stepOf) {
    this.entries = entries;
    Map<GroupStep, List<ParameterSet.Entry>> byStep = new LinkedHashMap<>();
    for (ParameterSet.Entry entry : entries) {
      byStep.computeIfAbsent(stepOf.apply(entry), _ -> new ArrayList<>()).add(entry);
    }
    List<RulePart> parts = new ArrayList<>();
    byStep.forEach((step, members) ->
        Chunks.of(parameters, members, step.rules().slots())
            .forEach(range -> parts.add(part(step, range))));
    List<RulePart> sumParts = new ArrayList<>();
    for (ParameterSet.Entry entry : byPath(entries)) {
      GroupStep step = stepOf.apply(entry);
      ElementRange range = parameters.range(entry, step.rules().slots());
      Chunks.cutForSums(range).forEach(each -> sumParts.add(part(step, each)));
      updates.add(new ParameterUpdate(entry, range, step));
    }
    this.sweep = PartSweep.of(parts, sumParts, parameters.workers(), this::markChanged);
  }

  /** Orders parameters by what does not depend on where they lie, so that no sum does. */
  private static List<ParameterSet.Entry> byPath(List<ParameterSet.Entry> entries) {
    return entries.stream().sorted(Comparator.comparing(ParameterSet.Entry::path)).toList();
  }

  private static RulePart part(GroupStep step, ElementRange range) {
    return new RulePart(step, range, step.rules().limitsGradients());
  }

  List<ParameterSet.Entry> entries() {
    return entries;
  }

  PartSweep sweep() {
    return sweep;
  }

  /** Runs a body for each parameter: small ones beside each other, large ones in turn. */
  void eachParameter(BiConsumer<ParameterSet.Entry, ParameterState> body) {
    List<ParameterUpdate> small = updates.stream().filter(each -> !each.isLarge()).toList();
    Sharing.run(
        sweep.workers(),
        small.size(),
        sweep.elements(),
        i -> small.get(i).run(parameter -> body.accept(small.get(i).entry(), parameter)));
    for (ParameterUpdate each : updates) {
      if (each.isLarge()) {
        each.run(parameter -> body.accept(each.entry(), parameter));
      }
    }
  }

  /** Returns the parameters one by one, in the order of their paths. */
  List<ParameterUpdate> updates() {
    return updates;
  }

  void markChanged() {
    entries.forEach(entry -> entry.parameter().markChanged());
  }
}
