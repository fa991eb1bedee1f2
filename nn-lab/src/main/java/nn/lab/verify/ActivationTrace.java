package nn.lab.verify;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.plugin.Spec;

/**
 * The input, the output and the gradients of an activation function.
 *
 * @param parameters those the activation owns, by name
 * @param upstream the gradient that arrived at the output
 * @param gradients of the input and of the parameters, by their key in the file
 */
record ActivationTrace(
    Spec activation,
    Array x,
    SequencedMap<String, Array> parameters,
    Array y,
    Array upstream,
    SequencedMap<String, Array> gradients)
    implements Trace {
  static final List<String> ELEMENTWISE_KEYS = List.of("x", "y", "dy_dx");
  static final List<String> STRUCTURED_KEYS = List.of("x", "y", "upstream", "x_gradient");
  static final String INPUT = "x";
  static final String DERIVATIVE = "dy_dx";
  static final String GRADIENT = "_gradient";
  static final String INPUT_GRADIENT = INPUT + GRADIENT;

  /** Reads numbers with the derivative at each. */
  static ActivationTrace readElementwise(Item item) {
    Numbers x = item.get(INPUT).numbers();
    Shape shape = Shape.of(x.size());
    double[] ones = new double[x.size()];
    Arrays.fill(ones, 1);
    SequencedMap<String, Array> gradients = new LinkedHashMap<>();
    gradients.put(
        DERIVATIVE, new Array(shape, item.get(DERIVATIVE).numbers(x.size(), "as in 'x'")));
    return new ActivationTrace(
        spec(item),
        new Array(shape, x),
        new LinkedHashMap<>(),
        new Array(shape, item.get("y").numbers(x.size(), "as in 'x'")),
        new Array(shape, new Numbers("", ones)),
        gradients);
  }

  /** Reads arrays; each key {@code NAME_gradient} says that {@code NAME} is a parameter. */
  static ActivationTrace readStructured(Item item) {
    SequencedMap<String, Array> parameters = new LinkedHashMap<>();
    SequencedMap<String, Array> gradients = new LinkedHashMap<>();
    gradients.put(INPUT_GRADIENT, Array.of(item.get(INPUT_GRADIENT)));
    item.members()
        .forEach((key, value) -> {
          if (key.endsWith(GRADIENT) && !key.equals(INPUT_GRADIENT)) {
            String name = key.substring(0, key.length() - GRADIENT.length());
            parameters.put(name, Array.of(item.get(name)));
            gradients.put(key, Array.of(value));
          }
        });
    return new ActivationTrace(
        spec(item),
        Array.of(item.get(INPUT)),
        parameters,
        Array.of(item.get("y")),
        Array.of(item.get("upstream"), Array.of(item.get("y")).shape()),
        gradients);
  }

  private static Spec spec(Item item) {
    return SpecItem.of(item.get("name").text(), item.get("hyperparameters"), List.of());
  }

  @Override
  public String title() {
    return activation.toString();
  }

  @Override
  public List<Use> uses() {
    return List.of(new Use(Kind.ACTIVATION, activation));
  }
}
