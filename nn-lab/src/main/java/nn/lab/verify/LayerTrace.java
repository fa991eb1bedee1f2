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

  private static final String MODE = "mode";

  /** Keys among the hyperparameters that say how the layer was used. */
  private static final List<String> OF_THE_CASE = List.of(MODE);

  static LayerTrace read(Item item) {
    Item hyperparameters = item.get("hyperparameters");
    List<Item> inputs = item.get("inputs").items();
    return new LayerTrace(
        SpecItem.of(item.get("name").text(), hyperparameters, OF_THE_CASE),
        hyperparameters.find(MODE).filter(LayerTrace::isEvaluation).isPresent(),
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

  private static boolean isEvaluation(Item mode) {
    return switch (mode.text()) {
      case "train" -> false;
      case "eval" -> true;
      default -> throw mode.expected("\"train\" or \"eval\"");
    };
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
