package nn.autograd.optimizer;

import java.util.List;
import java.util.function.Consumer;
import nn.api.kernel.Workers;
import nn.api.optim.ParameterState;
import nn.autograd.matrix.Sharing;

/**
 * Shows one whole parameter to what updates it: with all threads inside if it is large, with the
 * caller's alone if not, so that small ones can be updated beside each other.
 */
final class ParameterUpdate {
  private final ParameterSet.Entry entry;
  private final ElementRange range;
  private final GroupStep step;
  private final Workers workers;
  private final PartSweep sweep;

  ParameterUpdate(ParameterSet.Entry entry, ElementRange range, GroupStep step) {
    this.entry = entry;
    this.range = range;
    this.step = step;
    ParameterSet parameters = range.parameters();
    this.workers = isLarge() ? parameters.workers() : Workers.caller();
    List<RulePart> parts = parts(Chunks.cut(range), step);
    this.sweep =
        PartSweep.of(
            parts, parts(Chunks.cutForSums(range), step), workers, entry.parameter()::markChanged);
  }

  private static List<RulePart> parts(List<ElementRange> ranges, GroupStep step) {
    return ranges.stream().map(each -> new RulePart(step, each, false)).toList();
  }

  /** Returns whether the update should have all threads to itself. */
  boolean isLarge() {
    return Sharing.pays(range.to() - range.from());
  }

  ParameterSet.Entry entry() {
    return entry;
  }

  ElementRange range() {
    return range;
  }

  GroupStep step() {
    return step;
  }

  void run(Consumer<ParameterState> body) {
    RuleGroup rules = step.rules();
    try (Scratch.Loan scratch = rules.resources().scratch().loan()) {
      body.accept(state(scratch, () -> {}));
    }
    if (step.number() % SubnormalFlush.EVERY == 0) {
      SubnormalFlush.flush(range);
      rules.state().floatsOf(entry).forEach(SubnormalFlush::flush);
    }
  }

  /**
   * Returns the parameter for a body that lends scratch space itself.
   *
   * @param taken is told when the body gets values, which it may change
   */
  ParameterState state(Scratch.Loan scratch, Runnable taken) {
    return new ParameterRange(entry, range, step.rules(), step, sweep, workers, scratch, taken);
  }
}
