package nn.lab.config;

import java.util.List;
import java.util.Optional;
import nn.autograd.registry.Suggestions;
import nn.lab.config.ConfigForm.Keys;

/** Says what was meant by a key that is not known where it stands. */
final class UnknownKey {
  private static final String UNKNOWN = "this key is unknown.";

  private final List<String> known;
  private final List<String> ofOptimizers;

  /**
   * Creates it for one mapping of a config.
   *
   * @param keys what may stand there
   * @param ofOptimizers hyperparameters of optimizers, which are often written there by mistake
   */
  UnknownKey(Keys keys, List<String> ofOptimizers) {
    this.known = keys.names();
    this.ofOptimizers = ofOptimizers;
  }

  boolean isUnknown(String key) {
    return !known.contains(key);
  }

  /** Returns where the key belongs, or what resembles it, or what there is. */
  String message(String key) {
    String nearest = Suggestions.didYouMean(key, known);
    return UNKNOWN
        + belongs(key)
            .or(() -> Optional.of(nearest).filter(found -> !found.isEmpty()))
            .or(() -> ofOptimizer(key))
            .orElse(" Known: " + String.join(", ", known) + ".");
  }

  private static Optional<String> belongs(String key) {
    return ConfigStructure.ALL.keys().stream()
        .filter(outer -> outer.form().inner().stream().anyMatch(inner -> inner.name().equals(key)))
        .map(outer -> " It belongs under '" + outer.name() + "'.")
        .findFirst();
  }

  private Optional<String> ofOptimizer(String key) {
    return Suggestions.nearest(key, ofOptimizers).stream()
        .findFirst()
        .map(name -> " Did you mean '" + name + "', which belongs under 'optimizer'?");
  }
}
