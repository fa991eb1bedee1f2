package nn.layers;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nn.autograd.registry.PathPattern;

/**
 * The parameters of a model that are not trained: they get no gradient, and no optimizer changes
 * them.
 *
 * {@snippet :
 * FrozenPaths.of("0.**", "1.**")      // the first two layers
 * FrozenPaths.of("**").except("5.**") // all but the layer 5
 * }
 *
 * @param rules the last whose pattern matches a path decides; a path that none matches is trained
 */
public record FrozenPaths(List<Rule> rules) implements Predicate<String> {
  /** Nothing is frozen. */
  public static final FrozenPaths NONE = new FrozenPaths(List.of());

  /**
   * What becomes of some parameters.
   *
   * @param pattern of paths, as an optimizer's groups have it: {@code 0.**}
   * @param trainable whether parameters with such a path are trained
   */
  public record Rule(String pattern, boolean trainable) {}

  /** Copies the list. */
  public FrozenPaths {
    rules = List.copyOf(rules);
  }

  /** Returns the paths that match one of these patterns. */
  public static FrozenPaths of(String... patterns) {
    return new FrozenPaths(Stream.of(patterns).map(each -> new Rule(each, false)).toList());
  }

  /** Returns these paths without those that match one of the patterns. */
  public FrozenPaths except(String... patterns) {
    Stream<Rule> trained = Stream.of(patterns).map(each -> new Rule(each, true));
    return new FrozenPaths(Stream.concat(rules.stream(), trained).toList());
  }

  @Override
  public boolean test(String path) {
    return rules.reversed().stream()
        .filter(rule -> new PathPattern(rule.pattern()).matches(path))
        .findFirst()
        .filter(rule -> !rule.trainable())
        .isPresent();
  }

  /** Returns the patterns that match none of these paths. */
  public List<String> unmatched(Collection<String> paths) {
    return rules.stream()
        .map(Rule::pattern)
        .filter(pattern -> paths.stream().noneMatch(new PathPattern(pattern)::matches))
        .toList();
  }
}
