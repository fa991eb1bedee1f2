package nn.lab.config;

import java.util.List;
import nn.api.plugin.Spec;

/** One entry of a config's {@code model}. */
public sealed interface LayerConfig {

  /** A linear layer with bias; its inputs follow from the layer before. */
  record Linear(int outputs) implements LayerConfig {}

  /** Zeroes each element with probability {@code p} while training. */
  record Dropout(double p) implements LayerConfig {}

  /** Joins all dimensions but the first. */
  record Flatten() implements LayerConfig {}

  /** An activation plugin. */
  record Activation(Spec spec) implements LayerConfig {}

  /** Returns the position of the layer whose outputs are the network's; -1 if there is none. */
  static int lastLinear(List<LayerConfig> layers) {
    int last = layers.size() - 1;
    while (last >= 0 && !(layers.get(last) instanceof Linear)) {
      last--;
    }
    return last;
  }
}
