package nn.lab.config;

import java.util.List;
import nn.api.plugin.Spec;

/**
 * The network.
 *
 * @param layers in the order of the data
 * @param init how weights of two dimensions or more start; {@code pytorch_default} leaves it to the
 *     layers
 */
public record ModelConfig(List<Spec> layers, Spec init) {
  /** The initializer that leaves the start of weights to their layers. */
  public static final String INIT_OF_LAYERS = "pytorch_default";

  /** Copies the list. */
  public ModelConfig {
    layers = List.copyOf(layers);
  }
}
