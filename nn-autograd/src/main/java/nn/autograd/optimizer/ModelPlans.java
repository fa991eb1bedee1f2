package nn.autograd.optimizer;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The plans for all parameters, and for those that have a gradient now. */
final class ModelPlans {
  private final ParameterSet parameters;
  private final Function<ParameterSet.Entry, GroupStep> stepOf;
  private @Nullable ModelPlan all;
  private @Nullable ModelPlan withGradient;

  ModelPlans(ParameterSet parameters, Function<ParameterSet.Entry, GroupStep> stepOf) {
    this.parameters = parameters;
    this.stepOf = stepOf;
  }

  ModelPlan all() {
    ModelPlan plan = all;
    if (plan == null) {
      plan = new ModelPlan(parameters, parameters.entries(), stepOf);
      all = plan;
    }
    return plan;
  }

  ModelPlan withGradient() {
    ModelPlan plan = withGradient;
    if (plan == null || !fits(plan)) {
      plan = new ModelPlan(parameters, entriesWithGradient(), stepOf);
      withGradient = plan;
    }
    return plan;
  }

  private boolean fits(ModelPlan plan) {
    int found = 0;
    for (ParameterSet.Entry entry : parameters.entries()) {
      if (entry.parameter().hasGradient()) {
        if (found == plan.entries().size() || !plan.entries().get(found).equals(entry)) {
          return false;
        }
        found++;
      }
    }
    return found == plan.entries().size();
  }

  private List<ParameterSet.Entry> entriesWithGradient() {
    return parameters.entries().stream().filter(entry -> entry.parameter().hasGradient()).toList();
  }
}
