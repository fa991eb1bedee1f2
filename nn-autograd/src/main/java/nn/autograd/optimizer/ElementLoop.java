package nn.autograd.optimizer;

import java.util.List;
import java.util.function.Consumer;
import nn.api.optim.Elements;

/** Runs functions over all elements of all parameters, with gradient or without. */
final class ElementLoop {
  private final ParameterSet parameters;
  private final List<ElementRange> parts;
  private final long elements;

  ElementLoop(ParameterSet parameters, List<SlotStorage> slots) {
    this.parameters = parameters;
    this.parts = Chunks.of(parameters, parameters.entries(), slots);
    this.elements = parts.stream().mapToLong(part -> part.to() - part.from()).sum();
  }

  void run(Consumer<Elements> body) {
    try {
      Chunks.run(parameters.workers(), parts.size(), elements, i -> body.accept(parts.get(i)));
    } finally {
      parameters.entries().forEach(entry -> entry.parameter().markChanged());
    }
  }
}
