package nn.lab.verify;

import java.util.List;
import nn.api.Shape;
import nn.api.plugin.Spec;

/**
 * Matt Mazur's <a
 * href="https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/">step-by-step
 * backpropagation example</a>: two layers with sigmoid, {@code E = Σ ½(target − out)²}, SGD with lr
 * 0.5, biases held fixed.
 *
 * @param w1 the weight of the first layer, {@code [hidden, inputs]}
 * @param errorAfterFirst E after the first step
 */
record MazurTrace(
    Numbers input,
    Numbers target,
    Array w1,
    Array b1,
    Array w2,
    Array b2,
    First first,
    Item errorAfterFirst,
    Last last)
    implements Trace {
  static final List<String> KEYS = List.of("network", "input", "target", "W1", "b1", "W2", "b2");
  static final Spec OPTIMIZER = Spec.of("sgd").with("lr", 0.5);
  static final Spec ACTIVATION = Spec.of("sigmoid");
  static final Spec LOSS = Spec.of("mse").with("reduction", "sum");

  /** What the first step computes: the sums and outputs of the layers, E, and the weights. */
  record First(
      Numbers netH,
      Numbers outH,
      Numbers outO,
      Item error,
      Numbers dW1,
      Numbers dW2,
      Numbers w1After,
      Numbers w2After) {}

  /** What 10,000 steps reach. */
  record Last(Item error, Numbers outO) {}

  static MazurTrace read(Item item) {
    Numbers input = item.get("input").numbers();
    Numbers target = item.get("target").numbers();
    Array b1 = Array.of(item.get("b1"));
    int hidden = b1.shape().size();
    return new MazurTrace(
        input,
        target,
        Array.of(item.get("W1"), Shape.of(hidden, input.size())),
        b1,
        Array.of(item.get("W2"), Shape.of(target.size(), hidden)),
        Array.of(item.get("b2"), Shape.of(target.size())),
        first(item.get("first"), input.size(), hidden, target.size()),
        item.get("total_error_after_1_step").asNumber(),
        last(item.get("after_10000_steps"), target.size()));
  }

  private static First first(Item item, int inputs, int hidden, int outputs) {
    String perWeight = "one per weight";
    return new First(
        item.get("net_h").numbers(hidden, "one per hidden neuron"),
        item.get("out_h").numbers(hidden, "one per hidden neuron"),
        item.get("out_o").numbers(outputs, "one per output"),
        item.get("total_error").asNumber(),
        item.get("dW1").numbers(hidden * inputs, perWeight),
        item.get("dW2").numbers(outputs * hidden, perWeight),
        item.get("W1_after").numbers(hidden * inputs, perWeight),
        item.get("W2_after").numbers(outputs * hidden, perWeight));
  }

  private static Last last(Item item, int outputs) {
    return new Last(
        item.get("total_error").asNumber(), item.get("out_o").numbers(outputs, "one per output"));
  }

  @Override
  public String title() {
    return "backpropagation, step by step";
  }

  @Override
  public List<Use> uses() {
    return List.of(
        new Use(Kind.OPTIMIZER, OPTIMIZER),
        new Use(Kind.ACTIVATION, ACTIVATION),
        new Use(Kind.LOSS, LOSS));
  }
}
