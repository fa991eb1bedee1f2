package nn.layers.loss;

import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.LossProvider;
import nn.api.loss.Reduction;
import nn.autograd.registry.RegisteredPlugin;

/** A loss of a plugin, whose faults name it. */
record GuardedLoss(RegisteredPlugin<LossProvider> plugin, Loss loss) implements Loss {
  @Override
  public Tensor forward(Tensor input, Tensor target) {
    return plugin.call("forward", () -> loss.forward(input, target));
  }

  @Override
  public Reduction reduction() {
    return plugin.call("reduction", loss::reduction);
  }

  @Override
  public double weight(Tensor input, Tensor target) {
    return plugin.call("weight", () -> loss.weight(input, target));
  }

  @Override
  public double total(Tensor input, Tensor target) {
    return plugin.call("total", () -> loss.total(input, target));
  }
}
