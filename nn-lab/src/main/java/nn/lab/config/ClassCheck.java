package nn.lab.config;

import java.util.List;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.lab.config.LayerConfig.Linear;

/**
 * Checks that a network and its loss fit the classes of a data set.
 *
 * @param data the data set's name
 * @param classes how many classes it has
 */
public record ClassCheck(String data, int classes) {
  /** What losses call a list with a number for each class. */
  private static final List<String> WEIGHTS = List.of("weight", "pos_weight");

  /**
   * Reports if the last linear layer has another width than there are classes.
   *
   * @param problems where problems of {@code model} are reported
   */
  public void network(List<LayerConfig> layers, Problems problems) {
    int last = LayerConfig.lastLinear(layers);
    if (last < 0) {
      problems.add("has no linear layer; " + this + ", so end with 'linear: " + classes + "'");
    } else if (layers.get(last) instanceof Linear(int outputs) && outputs != classes) {
      problems
          .in(last)
          .in(ConfigKeys.LINEAR.name())
          .addValue(outputs, "must be " + classes + ", because " + this);
    }
  }

  /**
   * Reports if a loss weighs another number of classes.
   *
   * @param problems where problems of {@code loss} are reported
   */
  public void loss(Spec loss, Problems problems) {
    for (String key : WEIGHTS) {
      if (loss.values().get(key) instanceof List<?> weights
          && weights.size() != 1
          && weights.size() != classes) {
        problems
            .in(key)
            .addValue(weights, "must be one number, or " + classes + " of them, because " + this);
      }
    }
  }

  @Override
  public String toString() {
    return data + " has " + classes + " classes";
  }
}
