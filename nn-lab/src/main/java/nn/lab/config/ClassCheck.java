package nn.lab.config;

import java.util.List;
import java.util.Optional;
import nn.api.Shape;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.layers.ModelPlan;

/**
 * Checks that a network and its loss fit the classes of a data set.
 *
 * @param data the data set's name
 * @param classes how many classes it has
 */
public record ClassCheck(String data, int classes) implements TargetCheck {
  /** What losses call a list with a number for each class. */
  private static final List<String> WEIGHTS = List.of("weight", "pos_weight");

  @Override
  public Optional<String> network(ModelPlan plan) {
    return plan.output().equals(Shape.of(classes))
        ? Optional.empty()
        : Optional.of(
            "the network's output has the shape " + plan.output() + remedy(plan.output()));
  }

  private String remedy(Shape output) {
    String rows = output.rank() > 1 ? "'flatten' makes a row of an image or a sequence, and " : "";
    return ", must be ["
        + classes
        + "], because "
        + this
        + "; "
        + rows
        + "'linear: "
        + classes
        + "' ends it so";
  }

  /** Reports if a loss weighs another number of classes. */
  @Override
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
