package nn.lab.verify;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.plugin.Spec;

/**
 * The inputs, parameters and buffers of a layer, its output, and the gradients.
 *
 * @param evaluating whether the layer was in evaluation mode
 * @param upstream the gradient that arrived at the output
 * @param inputGradients empty for an input that has none, as class indices
 */
record LayerTrace(
    Spec layer,
    boolean evaluating,
    List<Array> inputs,
    SequencedMap<String, Array> parameters,
    SequencedMap<String, Array> buffersBefore,
    SequencedMap<String, Array> buffersAfter,
    Array y,
    Array upstream,
    List<Optional<Array>> inputGradients,
    SequencedMap<String, Array> parameterGradients)
    implements Trace {
  static final List<String> KEYS =
      List.of(
          "inputs",
          "parameters",
          "buffers_before",
          "buffers_after",
          "y",
          "upstream",
          "input_gradients",
          "parameter_gradients");

  /**
   * The key among the hyperparameters that says how the layer was used; some have it themselves.
   */
  private static final String MODE = "mode";

  private static final String TRAINING = "train";
  private static final String EVALUATION = "eval";

  static LayerTrace read(Item item) {
    Item hyperparameters = item.get("hyperparameters");
    List<Item> inputs = item.get("inputs").items();
    String mode = hyperparameters.find(MODE).map(Item::text).orElse("");
    boolean isOfTheCase = List.of(TRAINING, EVALUATION).contains(mode);
    return new LayerTrace(
        SpecItem.of(
            item.get("name").text(), hyperparameters, isOfTheCase ? List.of(MODE) : List.of()),
        mode.equals(EVALUATION),
        inputs.stream().map(Array::of).toList(),
        Array.byName(item.get("parameters")),
        Array.byName(item.get("buffers_before")),
        Array.byName(item.get("buffers_after")),
        Array.of(item.get("y")),
        Array.of(item.get("upstream"), Array.of(item.get("y")).shape()),
        item.get("input_gradients").items(inputs.size(), "one per input").stream()
            .map(each -> each.isNull() ? Optional.<Array>empty() : Optional.of(Array.of(each)))
            .toList(),
        Array.byName(item.get("parameter_gradients")));
  }

  @Override
  public String title() {
    return layer.toString();
  }

  @Override
  public List<Use> uses() {
    return List.of(new Use(Kind.LAYER, layer));
  }
}
