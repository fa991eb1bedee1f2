package nn.lab.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nn.api.Tensor;
import nn.api.plugin.Spec;

/**
 * A function that an optimizer made small by evaluating it itself, and the point after each step.
 *
 * @param initial the point at the start
 */
record FunctionTrace(
    String title, Spec optimizer, UnaryOperator<Tensor> function, Numbers initial, List<Step> steps)
    implements Trace {
  static final List<String> KEYS = List.of("function", "initial", "after");

  /**
   * One step.
   *
   * @param lossBefore the function at the point before the step
   * @param x the point after the step
   */
  record Step(Item lossBefore, Numbers x) {}

  static FunctionTrace read(String optimizer, Item item) {
    Numbers initial = item.get("initial").numbers();
    List<Step> steps = new ArrayList<>();
    for (Item step : item.get("after").items()) {
      Numbers x = step.get("x").numbers(initial.size(), "one per variable of 'initial'");
      steps.add(new Step(step.get("loss_before").asNumber(), x));
    }
    return new FunctionTrace(
        optimizer + ", " + item.get("name").text(),
        SpecItem.of(optimizer, item.get("hyperparameters"), List.of()),
        function(item.get("function"), initial.size()),
        initial,
        steps);
  }

  private static UnaryOperator<Tensor> function(Item item, int variables) {
    try {
      return FunctionText.parse(item.text(), variables);
    } catch (IllegalArgumentException e) {
      throw item.malformed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Use> uses() {
    return List.of(new Use(Kind.OPTIMIZER, optimizer));
  }
}
