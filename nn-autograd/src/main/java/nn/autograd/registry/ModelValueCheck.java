package nn.autograd.registry;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import nn.api.optim.ModelRule;
import nn.api.optim.RuleProvider;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;

/**
 * Checks that groups leave alone what a rule for the whole model has once: all hyperparameters but
 * those that a schedule may drive, which such a rule asks of each group.
 */
final class ModelValueCheck {
  private final RegisteredPlugin<?> plugin;
  private final Map<String, Object> ofModel;

  /** Creates a check for groups of a plugin with values that are right. */
  ModelValueCheck(RegisteredPlugin<?> plugin, Map<String, Object> ofModel) {
    this.plugin = plugin;
    this.ofModel = ofModel;
  }

  /** Reports hyperparameters of a group that would have no effect. */
  void check(SequencedMap<String, Object> ofGroup, Problems problems) {
    if (ofGroup.isEmpty() || !isForModel()) {
      return;
    }
    List<String> ofEachGroup = ofEachGroup();
    ofGroup.forEach((name, value) -> {
      if (!ofEachGroup.contains(name)) {
        problems.in(name).addValue(value, message(ofEachGroup));
      }
    });
  }

  private String message(List<String> ofEachGroup) {
    return "'"
        + plugin.name()
        + "' has one value of it for the whole model; set it outside the groups"
        + (ofEachGroup.isEmpty() ? "" : ", which may set " + String.join(", ", ofEachGroup));
  }

  private boolean isForModel() {
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), ofModel);
    return plugin.provider() instanceof RuleProvider provider
        && plugin.call("rule", () -> provider.rule(values)) instanceof ModelRule;
  }

  private List<String> ofEachGroup() {
    return plugin.descriptor().hyperparameters().stream()
        .filter(Hyperparameter::isSchedulable)
        .map(Hyperparameter::name)
        .toList();
  }
}
