package nn.autograd.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Problems;

/** Finds parameters that an optimizer refuses to train. */
final class RefusalCheck {
  private RefusalCheck() {}

  /** Reports the parameters that a plugin refuses, those of one reason together. */
  static void check(RegisteredPlugin<?> plugin, ModelParameters parameters, Problems problems) {
    if (plugin.provider() instanceof OptimizerProvider provider) {
      reasons(plugin, provider, parameters)
          .forEach((reason, paths) ->
              problems.add(message(plugin.name(), parameters.only(paths), reason)));
    }
  }

  private static SequencedMap<String, List<String>> reasons(
      RegisteredPlugin<?> plugin, OptimizerProvider provider, ModelParameters parameters) {
    SequencedMap<String, List<String>> reasons = new LinkedHashMap<>();
    parameters
        .byPath()
        .forEach((path, parameter) -> {
          Optional<String> reason =
              plugin.call("refusal", () -> provider.refusal(parameter.shape()));
          reason.ifPresent(why -> reasons.computeIfAbsent(why, _ -> new ArrayList<>()).add(path));
        });
    return reasons;
  }

  private static String message(String name, ModelParameters refused, String reason) {
    Parameter first = refused.byPath().firstEntry().getValue();
    return "'"
        + name
        + "' cannot train "
        + refused
        + ": "
        + reason
        + ". Give such parameters another optimizer by a group, as in groups: [{rank: "
        + first.shape().rank()
        + ", optimizer: adamw}]";
  }
}
