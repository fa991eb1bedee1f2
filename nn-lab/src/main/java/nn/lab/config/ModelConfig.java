package nn.lab.config;

import java.util.List;
import java.util.Optional;
import nn.api.plugin.Spec;
import nn.layers.FrozenPaths;

/**
 * The network.
 *
 * @param layers in the order of the data
 * @param init how weights of two dimensions or more start; {@code pytorch_default} leaves it to the
 *     layers
 * @param weights what the network begins with instead; empty for new weights
 * @param frozen the parameters that are not trained
 */
public record ModelConfig(
    List<Spec> layers, Spec init, Optional<StartWeights> weights, FrozenPaths frozen) {
  /** The initializer that leaves the start of weights to their layers. */
  public static final String INIT_OF_LAYERS = "pytorch_default";

  /** Copies the list. */
  public ModelConfig {
    layers = List.copyOf(layers);
  }
}
