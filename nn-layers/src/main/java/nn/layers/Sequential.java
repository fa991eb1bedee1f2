package nn.layers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import nn.api.Tensor;
import nn.api.layer.Layer;

/** Modules one after another; their names are their positions, from {@code 0}. */
final class Sequential implements Module {
  private final SequencedMap<String, Module> children;

  Sequential(Module... modules) {
    SequencedMap<String, Module> byPosition = new LinkedHashMap<>();
    for (Module module : modules) {
      byPosition.put(Integer.toString(byPosition.size()), module);
    }
    this.children = Collections.unmodifiableSequencedMap(byPosition);
  }

  @Override
  public Tensor forward(Tensor input) {
    Tensor output = input;
    for (Module module : children.values()) {
      output = module.forward(output);
    }
    return output;
  }

  @Override
  public Optional<List<Layer>> layers() {
    List<Layer> all = new ArrayList<>();
    for (Module module : children.values()) {
      Optional<List<Layer>> inside = module.layers();
      if (inside.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(inside.get());
    }
    return Optional.of(all);
  }

  @Override
  public SequencedMap<String, Module> children() {
    return children;
  }

  @Override
  public String toString() {
    return children.values().stream()
        .map(Module::toString)
        .collect(Collectors.joining(", ", "sequential(", ")"));
  }
}
