package nn.autograd.registry;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern over dotted paths such as {@code encoder.0.weight}.
 *
 * <p>{@code **} stands for any number of parts, none included; {@code *} for one part, or within a
 * part for any characters.
 */
public final class PathPattern {
  private final List<String> parts;

  /** Creates the pattern from its text: {@code **.bias}. */
  public PathPattern(String text) {
    this.parts = split(text);
  }

  /** Returns whether the whole path matches. */
  public boolean matches(String path) {
    return matches(parts, split(path));
  }

  private static boolean matches(List<String> pattern, List<String> path) {
    if (pattern.isEmpty()) {
      return path.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.getFirst().equals("**")) {
      return matches(rest, path)
          || (!path.isEmpty() && matches(pattern, path.subList(1, path.size())));
    }
    return !path.isEmpty()
        && partMatches(pattern.getFirst(), path.getFirst())
        && matches(rest, path.subList(1, path.size()));
  }

  private static boolean partMatches(String pattern, String part) {
    String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return part.matches(expression);
  }

  private static List<String> split(String path) {
    return List.of(path.split("\\.", -1));
  }
}
