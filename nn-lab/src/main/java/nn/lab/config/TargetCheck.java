package nn.lab.config;

import java.util.Optional;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.layers.ModelPlan;
import nn.layers.data.ClassTargets;
import nn.layers.data.Dataset;
import nn.layers.data.NumberTargets;

/** Checks that a network and its loss fit what is to be predicted. */
public sealed interface TargetCheck permits ClassCheck, NumberCheck {
  /** Returns what is wrong with the output of a network. */
  Optional<String> network(ModelPlan plan);

  /**
   * Reports if a loss does not fit.
   *
   * @param problems where problems of {@code loss} are reported
   */
  void loss(Spec loss, Problems problems);

  /** Returns the check for the targets of a data set. */
  static TargetCheck of(Dataset data) {
    return switch (data.targets()) {
      case ClassTargets classes -> new ClassCheck(data.name(), classes.classNames().size());
      case NumberTargets numbers -> new NumberCheck(data.name(), numbers.names().size());
    };
  }
}
