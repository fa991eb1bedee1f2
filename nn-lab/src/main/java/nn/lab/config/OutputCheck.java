package nn.lab.config;

import java.util.List;
import nn.api.plugin.Problems;
import nn.lab.config.LayerConfig.Linear;

/** Checks that a network has an output for every class. */
public final class OutputCheck {
  private OutputCheck() {}

  /**
   * Reports if the last linear layer has another width than there are classes.
   *
   * @param problems where problems of {@code model} are reported
   */
  public static void check(List<LayerConfig> layers, int classes, String data, Problems problems) {
    int last = layers.size() - 1;
    while (last >= 0 && !(layers.get(last) instanceof Linear)) {
      last--;
    }
    String expected = data + " has " + classes + " classes";
    if (last < 0) {
      problems.add("has no linear layer; " + expected + ", so end with 'linear: " + classes + "'");
    } else if (layers.get(last) instanceof Linear(int outputs) && outputs != classes) {
      problems
          .in(last)
          .in(Keys.LINEAR.name())
          .addValue(outputs, "must be " + classes + ", because " + expected);
    }
  }
}
