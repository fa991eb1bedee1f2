package nn.tck.optimizer;

import java.util.List;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.GradientTransformProvider;
import nn.api.optim.ModelRule;
import nn.api.optim.ModelState;
import nn.api.optim.ParameterRule;
import nn.api.optim.ParameterState;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Rules, or transforms of gradients, that are shown watched parameters. */
record WatchedRules(RuleProvider provider, Watch watch) implements GradientTransformProvider {
  @Override
  public Descriptor descriptor() {
    return WatchedOptimizer.named(provider.descriptor());
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return switch (provider.rule(values)) {
      case ElementwiseRule rule -> rule; // other checks cut its ranges
      case ParameterRule rule -> new OfParameter(rule, watch);
      case ModelRule rule -> new OfModel(rule, watch);
    };
  }

  private record OfParameter(ParameterRule rule, Watch watch) implements ParameterRule {
    @Override
    public List<Slot> slots() {
      return rule.slots();
    }

    @Override
    public double keptByDecay(Step step) {
      return rule.keptByDecay(step);
    }

    @Override
    public void update(Step step, ParameterState parameter) {
      WatchedParameter.during(parameter, watch, watched -> rule.update(step, watched));
    }
  }

  private record OfModel(ModelRule rule, Watch watch) implements ModelRule {
    @Override
    public List<Slot> slots() {
      return rule.slots();
    }

    @Override
    public double keptByDecay(Step step) {
      return rule.keptByDecay(step);
    }

    @Override
    public void update(Step step, ModelState model) {
      rule.update(step, new WatchedModel(model, watch));
    }
  }
}
