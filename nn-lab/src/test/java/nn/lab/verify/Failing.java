package nn.lab.verify;

import nn.api.optim.ElementwiseRule;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameters;

/** Fails. */
final class Failing implements RuleProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("failing", "Fails.");
  }

  @Override
  public Rule rule(Hyperparameters values) {
    return (ElementwiseRule)
        (step, elements) -> {
          throw new UnsupportedOperationException("no luck");
        };
  }
}
