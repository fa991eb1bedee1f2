package nn.lab.verify;

import java.util.List;
import nn.api.plugin.Spec;

/**
 * The input and the target of a loss, its value, and the gradient of its sum by the input.
 *
 * @param value what the loss returned
 */
record LossTrace(Spec loss, Array input, Array target, Array value, Array inputGradient)
    implements Trace {
  static final List<String> KEYS = List.of("input", "target", "loss", "input_gradient");

  /** Says that the target holds probabilities, which its shape says too. */
  private static final List<String> OF_THE_CASE = List.of("target");

  static LossTrace read(Item item) {
    return new LossTrace(
        SpecItem.of(item.get("name").text(), item.get("hyperparameters"), OF_THE_CASE),
        Array.of(item.get("input")),
        Array.of(item.get("target")),
        Array.of(item.get("loss")),
        Array.of(item.get("input_gradient")));
  }

  @Override
  public String title() {
    return loss.toString();
  }

  @Override
  public List<Use> uses() {
    return List.of(new Use(Kind.LOSS, loss));
  }
}
