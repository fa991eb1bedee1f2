package nn.lab.config;

import java.util.Optional;
import nn.api.Shape;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.layers.ModelPlan;

/**
 * Checks that a network and its loss fit the numbers that are to be predicted.
 *
 * @param data the data set's name
 * @param targets how many numbers a sample has
 */
public record NumberCheck(String data, int targets) implements TargetCheck {
  @Override
  public Optional<String> network(ModelPlan plan) {
    Shape output = plan.output();
    if (output.equals(Shape.of(targets))) {
      return Optional.empty();
    }
    String rows = output.rank() > 1 ? "'flatten' makes a row of an image or a sequence, and " : "";
    return Optional.of(
        "the network's output has the shape "
            + output
            + ", must be ["
            + targets
            + "], because "
            + this
            + "; "
            + rows
            + "'linear: "
            + targets
            + "' ends it so");
  }

  /** Whether a loss takes classes its plugin says, and {@link #refuseClasses} is for those. */
  @Override
  public void loss(Spec loss, Problems problems) {}

  /** Reports that a loss takes classes. */
  void refuseClasses(Spec loss, Problems problems) {
    problems.addValue(
        loss, "compares classes, and " + this + "; must be mse, l1, huber or another of numbers");
  }

  @Override
  public String toString() {
    return data + " has " + targets + (targets == 1 ? " target" : " targets");
  }
}
