package nn.tck.builtin;

import java.nio.file.Path;
import java.util.List;
import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;

final class SgdTest extends OptimizerTck {

  @Override
  protected OptimizerProvider provider() {
    return Providers.optimizer("sgd");
  }

  @Override
  protected List<String> configurations() {
    return List.of(
        "sgd(lr=0.1, weight_decay=0.01)",
        "sgd(lr=0.05, momentum=0.9, dampening=0.3)",
        "sgd(lr=0.05, momentum=0.9, nesterov=true, weight_decay=0.01)");
  }

  @Override
  protected List<Path> traces() {
    return List.of(Providers.trace("optimizers/sgd"));
  }
}
