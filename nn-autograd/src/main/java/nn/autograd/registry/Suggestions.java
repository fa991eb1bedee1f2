package nn.autograd.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the names that a user may have meant. */
public final class Suggestions {
  private static final int MOST = 3;

  private Suggestions() {}

  /**
   * Returns up to three known names: what other libraries call like the word, as {@code
   * learning_rate} for {@code lr}, then what resembles it, the nearest first.
   */
  public static List<String> nearest(String word, Collection<String> known) {
    Stream<String> alike =
        known.stream()
            .filter(name -> resembles(word, name))
            .sorted(Comparator.comparingInt((String name) -> distance(word, name)));
    return Stream.concat(Synonyms.of(word, known).stream(), alike).distinct().limit(MOST).toList();
  }

  /** Returns {@code " Did you mean 'betas'?"}, with a space before it, or nothing. */
  public static String didYouMean(String word, Collection<String> known) {
    return didYouMean(nearest(word, known));
  }

  /** Returns {@code " Did you mean 'betas'?"} for what may have been meant. */
  static String didYouMean(List<String> meant) {
    List<String> quoted = meant.stream().map(name -> "'" + name + "'").toList();
    if (quoted.isEmpty()) {
      return "";
    }
    String last = quoted.getLast();
    String others = String.join(", ", quoted.subList(0, quoted.size() - 1));
    return " Did you mean " + (others.isEmpty() ? last : others + " or " + last) + "?";
  }

  private static boolean resembles(String word, String name) {
    boolean part = word.length() >= 3 && lower(name).contains(lower(word));
    return part || distance(word, name) <= Math.max(1, Math.max(word.length(), name.length()) / 3);
  }

  /**
   * Returns the Damerau–Levenshtein distance, ignoring case: how many letters to insert, delete,
   * replace, or swap with their neighbour (each pair once).
   */
  static int distance(String word, String name) {
    String a = lower(word);
    String b = lower(name);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int[][] d, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
