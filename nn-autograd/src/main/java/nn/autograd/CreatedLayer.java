package nn.autograd;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.layer.Layer;
import nn.api.plugin.Spec;

/**
 * A layer and what it owns.
 *
 * @param spec its name and hyperparameters, as they were given
 * @param layer an {@link nn.api.layer.RecurrentLayer} or {@link nn.api.layer.AttentionLayer} if the
 *     plugin's is one; failures name the plugin
 * @param parameters by name within the layer
 * @param buffers what is saved and not trained, by name within the layer
 * @param randomSources the random streams, by name within the layer
 * @param children the layers inside, by name
 * @param mode whether the layer is in training; those inside have their own
 */
public record CreatedLayer(
    Spec spec,
    Layer layer,
    SequencedMap<String, Parameter> parameters,
    SequencedMap<String, Tensor> buffers,
    SequencedMap<String, RandomSource> randomSources,
    SequencedMap<String, CreatedLayer> children,
    TrainingMode mode) {

  /** Copies the maps. */
  public CreatedLayer {
    parameters = copy(parameters);
    buffers = copy(buffers);
    randomSources = copy(randomSources);
    children = copy(children);
  }

  private static <T> SequencedMap<String, T> copy(SequencedMap<String, T> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }
}
