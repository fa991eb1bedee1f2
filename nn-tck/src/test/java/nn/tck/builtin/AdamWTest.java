package nn.tck.builtin;

import java.nio.file.Path;
import java.util.List;
import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;

final class AdamWTest extends OptimizerTck {

  @Override
  protected OptimizerProvider provider() {
    return Providers.optimizer("adamw");
  }

  @Override
  protected List<String> configurations() {
    return List.of("adamw", "adamw(lr=0.02, weight_decay=0.1, amsgrad=true)");
  }

  @Override
  protected List<Path> traces() {
    return List.of(Providers.trace("optimizers/adamw"));
  }
}
