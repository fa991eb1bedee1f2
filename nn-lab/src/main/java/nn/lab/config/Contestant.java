package nn.lab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Spec;

/**
 * One optimizer of an experiment.
 *
 * @param optimizer with every default
 * @param gradients the transforms of gradients in front of it, in their order, with every default
 * @param label what its user calls it, if that was said: {@code {name: adam, label: "Adam, tuned"}}
 */
public record Contestant(Spec optimizer, List<Spec> gradients, Optional<String> label) {
  /** Copies the list. */
  public Contestant {
    gradients = List.copyOf(gradients);
  }

  /** Returns the optimizer, then the transforms. */
  public List<Spec> specs() {
    List<Spec> specs = new ArrayList<>(List.of(optimizer));
    specs.addAll(gradients);
    return specs;
  }

  /** Returns what decides how it trains; contestants of a comparison differ in it. */
  List<Object> training() {
    return List.of(optimizer, gradients);
  }
}
