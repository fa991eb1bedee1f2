package nn.lab.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nn.api.plugin.Problems;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;
import nn.layers.FrozenPaths;

/** Reads what a network begins with, {@code weights}, and what stays of it, {@code parameters}. */
final class StartReader {
  private static final String WEIGHTS = ConfigStructure.WEIGHTS.name();
  private static final String PARAMETERS = ConfigStructure.PARAMETERS.name();
  private static final String MATCH = ConfigStructure.MATCH.name();

  private final Section section;

  StartReader(Section section) {
    this.section = section;
  }

  Optional<StartWeights> weights() {
    Problems here = section.problems(WEIGHTS);
    return section
        .node(WEIGHTS)
        .flatMap(node ->
            node instanceof Mapping mapping
                ? weights(new Section(mapping, here, ConfigStructure.WEIGHTS_OF_FILE), here)
                : FilePath.read(node, here).map(file -> new StartWeights(file, false)));
  }

  private static Optional<StartWeights> weights(Section inner, Problems here) {
    Optional<Path> file =
        inner
            .require(ConfigStructure.WEIGHTS_FILE)
            .flatMap(node -> FilePath.read(node, here.in(ConfigStructure.WEIGHTS_FILE.name())));
    boolean partial = inner.get(ConfigKeys.PARTIAL);
    return file.map(path -> new StartWeights(path, partial));
  }

  FrozenPaths frozen() {
    Problems here = section.problems(PARAMETERS);
    List<FrozenPaths.Rule> rules = new ArrayList<>();
    section
        .node(PARAMETERS)
        .ifPresent(node -> {
          if (node instanceof Sequence(var items, _)) {
            for (int i = 0; i < items.size(); i++) {
              rule(items.get(i), here.in(i)).ifPresent(rules::add);
            }
          } else {
            here.addValue(node, "must be " + ConfigStructure.PARAMETERS.form().expected());
          }
        });
    return new FrozenPaths(rules);
  }

  private static Optional<FrozenPaths.Rule> rule(Node node, Problems here) {
    if (!(node instanceof Mapping mapping)) {
      here.addValue(node, "must be " + ConfigStructure.PARAMETER_RULE.expected());
      return Optional.empty();
    }
    Section inner = new Section(mapping, here, ConfigStructure.PARAMETER_RULE);
    Optional<String> pattern =
        inner.require(ConfigStructure.MATCH).flatMap(each -> pattern(each, here.in(MATCH)));
    boolean trainable =
        inner
            .require(ConfigStructure.TRAINABLE)
            .flatMap(_ -> inner.find(ConfigKeys.TRAINABLE))
            .orElse(true);
    return pattern.map(text -> new FrozenPaths.Rule(text, trainable));
  }

  private static Optional<String> pattern(Node node, Problems here) {
    if (node instanceof Scalar(var value, _) && value != null) {
      return Optional.of(value.toString());
    }
    here.addValue(node, "must be " + ConfigStructure.MATCH.form().expected());
    return Optional.empty();
  }

  /** Reports every pattern that is for none of a network's parameters, and if none is trained. */
  void checkPatterns(FrozenPaths frozen, Collection<String> paths) {
    Problems here = section.problems(PARAMETERS);
    if (!paths.isEmpty() && paths.stream().allMatch(frozen)) {
      here.add("freezes every parameter; training needs one that it may change");
    }
    List<String> unmatched = frozen.unmatched(paths);
    for (int i = 0; i < frozen.rules().size(); i++) {
      String pattern = frozen.rules().get(i).pattern();
      if (unmatched.contains(pattern)) {
        here.in(i)
            .in(MATCH)
            .addValue(pattern, "matches no parameter; there are " + String.join(", ", paths));
      }
    }
  }
}
