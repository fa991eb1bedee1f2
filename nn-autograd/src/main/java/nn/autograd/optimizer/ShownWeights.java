package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import nn.api.optim.EvaluationWeights;

/** Shows the weights that a rule evaluates with, and puts the trained ones back. */
final class ShownWeights {
  private ShownWeights() {}

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Saved(ParameterSet.Entry entry, float[] values) {}

  /** Runs a body with them; as it is if no rule has other weights to evaluate with. */
  static <R> R during(
      Supplier<R> body, RuleGroups groups, Function<ParameterSet.Entry, GroupStep> stepOf) {
    List<Saved> trained = new ArrayList<>();
    try {
      for (ParameterSet.Entry entry : groups.parameters().entries()) {
        if (groups.of(entry).rule() instanceof EvaluationWeights weights) {
          ElementRange range = groups.parameters().range(entry, groups.of(entry).slots());
          trained.add(
              new Saved(entry, Arrays.copyOfRange(range.values(), range.from(), range.to())));
          weights.show(stepOf.apply(entry), range);
          entry.parameter().markChanged();
        }
      }
      return body.get();
    } finally {
      trained.forEach(each -> {
        float[] values = groups.parameters().storages().get(each.entry().storage()).values();
        System.arraycopy(each.values(), 0, values, each.entry().from(), each.values().length);
        each.entry().parameter().markChanged();
      });
    }
  }
}
