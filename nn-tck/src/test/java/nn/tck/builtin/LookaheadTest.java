package nn.tck.builtin;

import java.nio.file.Path;
import java.util.List;
import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;

final class LookaheadTest extends OptimizerTck {

  @Override
  protected OptimizerProvider provider() {
    return Providers.optimizer("lookahead");
  }

  @Override
  protected List<String> configurations() {
    return List.of(
        "lookahead(inner=sgd(lr=0.1, momentum=0.9))",
        "lookahead(k=3, inner=adam(lr=0.01), inner_state=reset)",
        "lookahead(k=2, inner=adam(lr=0.01), inner_state=pullback, evaluation_weights=fast)");
  }

  @Override
  protected List<Path> traces() {
    return List.of(Providers.trace("optimizers/lookahead"));
  }
}
