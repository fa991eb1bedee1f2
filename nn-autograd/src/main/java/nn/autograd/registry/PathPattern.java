package nn.autograd.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * A pattern over dotted paths such as {@code encoder.0.weight}.
 *
 * <p>{@code **} stands for any number of parts, none included; {@code *} for one part, or within a
 * part for any characters. Matching takes time in proportion to the length of the pattern times
 * that of the path at most, however many asterisks there are.
 */
public final class PathPattern {
  private static final int ANY_CHARACTERS = '*';
  private static final List<Integer> ANY_PARTS = List.of(ANY_CHARACTERS, ANY_CHARACTERS);

  private final List<List<Integer>> parts;

  /** Creates the pattern from its text: {@code **.bias}. */
  public PathPattern(String text) {
    this.parts = split(text);
  }

  /** Returns whether the whole path matches. */
  public boolean matches(String path) {
    return matches(parts, split(path), ANY_PARTS, PathPattern::partMatches);
  }

  private static boolean partMatches(List<Integer> pattern, List<Integer> part) {
    return matches(pattern, part, ANY_CHARACTERS, Objects::equals);
  }

  /**
   * Lets each wildcard stand for as little as possible, and for one element more whenever what
   * follows does not fit; only the last wildcard passed ever has to give way.
   */
  private static <T> boolean matches(
      List<T> pattern, List<T> text, T wildcard, BiPredicate<T, T> isSame) {
    int at = 0;
    int afterWildcard = -1;
    int covered = 0;
    for (int i = 0; i < text.size(); ) {
      if (at < pattern.size() && pattern.get(at).equals(wildcard)) {
        afterWildcard = ++at;
        covered = i;
      } else if (at < pattern.size() && isSame.test(pattern.get(at), text.get(i))) {
        at++;
        i++;
      } else if (afterWildcard >= 0) {
        at = afterWildcard;
        i = ++covered;
      } else {
        return false;
      }
    }
    return pattern.subList(at, pattern.size()).stream().allMatch(wildcard::equals);
  }

  private static List<List<Integer>> split(String path) {
    return Arrays.stream(path.split("\\.", -1)).map(part -> part.chars().boxed().toList()).toList();
  }
}
