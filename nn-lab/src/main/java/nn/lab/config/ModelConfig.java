package nn.lab.config;

import java.util.List;
import nn.api.plugin.Spec;

/**
 * The network.
 *
 * @param layers in the order of the data
 * @param init how the weights of linear layers start
 */
public record ModelConfig(List<LayerConfig> layers, Spec init) {
  /** Copies the list. */
  public ModelConfig {
    layers = List.copyOf(layers);
  }
}
