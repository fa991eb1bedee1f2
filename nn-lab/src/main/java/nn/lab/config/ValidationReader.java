package nn.lab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nn.api.plugin.Problems;
import nn.autograd.registry.Suggestions;
import nn.lab.config.ConfigForm.Keys;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;

/** Reads how epochs are compared. */
final class ValidationReader {
  private static final String BEST_BY = ConfigStructure.BEST_BY.name();
  private static final String EARLY_STOPPING = ConfigStructure.EARLY_STOPPING.name();
  private static final String REMEDY =
      "needs validation data; add 'validation_fraction: 0.1', or remove this key";

  private final Section section;
  private final List<String> names = new ArrayList<>(List.of(ValidationConfig.LOSS));

  ValidationReader(Section section, boolean hasClasses, List<String> metrics) {
    this.section = section;
    if (hasClasses) {
      names.add(ValidationConfig.ACCURACY);
    }
    names.addAll(metrics);
  }

  /** Returns it, or empty if there is no validation. */
  Optional<ValidationConfig> read() {
    double fraction = section.get(ConfigKeys.VALIDATION_FRACTION);
    boolean isWrong =
        section.has(ConfigKeys.VALIDATION_FRACTION.name())
            && section.find(ConfigKeys.VALIDATION_FRACTION).isEmpty();
    String bestBy = section.node(BEST_BY).map(this::bestBy).orElse(ValidationConfig.LOSS);
    Optional<Section> stopping = section.node(EARLY_STOPPING).flatMap(this::stopping);
    OptionalInt patience =
        stopping
            .map(keys -> OptionalInt.of(keys.get(ConfigKeys.PATIENCE).intValue()))
            .orElse(OptionalInt.empty());
    double minDelta = stopping.map(keys -> keys.get(ConfigKeys.MIN_DELTA)).orElse(0.0);
    if (fraction == 0 && !isWrong) {
      List.of(BEST_BY, EARLY_STOPPING).forEach(this::refuse);
      return Optional.empty();
    }
    return Optional.of(new ValidationConfig(fraction, bestBy, patience, minDelta));
  }

  private void refuse(String key) {
    section.node(key).ifPresent(node -> section.problems(key).addValue(node, REMEDY));
  }

  private String bestBy(Node node) {
    if (node instanceof Scalar(String name, _) && names.contains(name)) {
      return name;
    }
    String hint =
        node instanceof Scalar(String name, _) ? "." + Suggestions.didYouMean(name, names) : "";
    section.problems(BEST_BY).addValue(node, "must be one of " + String.join(", ", names) + hint);
    return ValidationConfig.LOSS;
  }

  private Optional<Section> stopping(Node node) {
    Problems here = section.problems(EARLY_STOPPING);
    Keys keys = (Keys) ConfigStructure.EARLY_STOPPING.form();
    if (node instanceof Mapping mapping) {
      return Optional.of(new Section(mapping, here, keys));
    }
    here.addValue(node, "must be " + keys.expected());
    return Optional.empty();
  }
}
