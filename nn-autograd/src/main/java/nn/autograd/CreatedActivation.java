package nn.autograd;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.activation.Activation;

/**
 * An activation and the parameters it owns.
 *
 * @param parameters by name within the activation; empty for most
 */
public record CreatedActivation(Activation activation, SequencedMap<String, Parameter> parameters) {

  /** Copies the map. */
  public CreatedActivation {
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
  }
}
