package nn.tck.builtin;

import java.nio.file.Path;
import java.util.List;
import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;

final class AdamTest extends OptimizerTck {

  @Override
  protected OptimizerProvider provider() {
    return Providers.optimizer("adam");
  }

  @Override
  protected List<String> configurations() {
    return List.of("adam", "adam(lr=0.02, weight_decay=0.1)", "adam(lr=0.02, amsgrad=true)");
  }

  @Override
  protected List<Path> traces() {
    return List.of(Providers.trace("optimizers/adam"));
  }
}
