package nn.lab.config;

import java.util.Optional;
import nn.api.plugin.Spec;

/**
 * One optimizer of an experiment.
 *
 * @param optimizer with every default
 * @param label what its user calls it, if that was said: {@code {name: adam, label: "Adam, tuned"}}
 */
public record Contestant(Spec optimizer, Optional<String> label) {}
