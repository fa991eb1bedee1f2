package nn.lab.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.api.plugin.Spec;
import nn.autograd.registry.SpecParser;
import nn.lab.verify.Trace.Kind;
import nn.lab.verify.Trace.Use;
import nn.layers.Layers;
import nn.layers.Module;

/**
 * A model and its loss, which a trace writes as {@code linear 8->16, relu, linear 16->4,
 * cross_entropy (mean)}: layers one after another, then the loss and its reduction.
 */
record ModelText(List<Part> parts, Spec loss) {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*(?![^()]*\\))");
  private static final Pattern LINEAR = Pattern.compile("linear (\\d{1,6})->(\\d{1,6})");
  private static final Pattern LOSS = Pattern.compile("(\\w+)(?: \\((mean|sum)\\))?");

  /** A layer of the model. */
  sealed interface Part {}

  /** A fully connected layer. */
  record Linear(int in, int out, boolean bias) implements Part {}

  /** An activation function. */
  record Activation(Spec spec) implements Part {}

  /** Reads the text; a linear layer without a recorded bias has none. */
  static ModelText read(Item item, Set<String> parameters) {
    List<String> words = new ArrayList<>(List.of(COMMA.split(item.text().strip(), -1)));
    Matcher loss = LOSS.matcher(words.removeLast());
    if (!loss.matches()) {
      throw item.expected("a loss at the end, as in \"linear 2->1, mse (mean)\"");
    }
    List<Part> parts = new ArrayList<>();
    for (String word : words) {
      parts.add(part(item, word, parameters.contains(parts.size() + ".bias")));
    }
    if (parts.isEmpty() || !(parts.getFirst() instanceof Linear)) {
      throw item.expected("a linear layer at the start, as in \"linear 2->1, mse (mean)\"");
    }
    String reduction = loss.group(2);
    Spec spec = Spec.of(loss.group(1));
    return new ModelText(parts, reduction == null ? spec : spec.with("reduction", reduction));
  }

  private static Part part(Item item, String word, boolean bias) {
    Matcher linear = LINEAR.matcher(word);
    if (linear.matches()) {
      int in = Integer.parseInt(linear.group(1));
      int out = Integer.parseInt(linear.group(2));
      if (in > 0 && out > 0) {
        return new Linear(in, out, bias);
      }
    }
    try {
      return new Activation(SpecParser.parse(word));
    } catch (IllegalArgumentException e) {
      throw item.malformed(
          "expected layers as \"linear 8->16\" and \"relu\", found \"" + word + "\"");
    }
  }

  /** Returns how many numbers an input has. */
  int inputs() {
    return parts.getFirst() instanceof Linear linear ? linear.in() : 0;
  }

  Module build(Layers layers) {
    return layers.sequential(
        parts.stream().map(part -> layer(part, layers)).toArray(Module[]::new));
  }

  private static Module layer(Part part, Layers layers) {
    return switch (part) {
      case Linear(int in, int out, boolean bias) -> layers.linear(in, out, bias);
      case Activation(Spec spec) -> layers.activation(spec);
    };
  }

  List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Activation(Spec spec)) {
        uses.add(new Use(Kind.ACTIVATION, spec));
      }
    }
    uses.add(new Use(Kind.LOSS, loss));
    return uses;
  }
}
