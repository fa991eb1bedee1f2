package nn.layers.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong in a table: the first problems in full, of every column the first, and the number
 * of the others.
 */
final class CsvProblems {
  private static final int KEPT = 20;

  /** With as many, more say nothing new. */
  private static final int ENOUGH = 1000;

  private final List<Problem> kept = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int count;

  private record Problem(String group, String text) {}

  /**
   * Adds a problem.
   *
   * @param group what it has in common with others, such as its column
   */
  void add(String group, String text) {
    count++;
    boolean isNew = counts.merge(group, 1, Integer::sum) == 1;
    if (kept.size() < KEPT) {
      kept.add(new Problem(group, text));
    } else if (isNew && removeRepeated()) {
      kept.add(new Problem(group, text));
    }
  }

  /** Puts one problem in the place of all of a group. */
  void replace(String group, String text) {
    int old = counts.getOrDefault(group, 0);
    int place = 0;
    while (place < kept.size() && !kept.get(place).group.equals(group)) {
      place++;
    }
    kept.removeIf(problem -> problem.group.equals(group));
    if (place < KEPT) {
      kept.add(place, new Problem(group, text));
    }
    counts.put(group, 1);
    count += 1 - old;
  }

  boolean isEmpty() {
    return count == 0;
  }

  boolean isEnough() {
    return count >= ENOUGH;
  }

  /** Returns the problems, and a last line that counts those that were not kept. */
  List<String> list() {
    List<String> list = new ArrayList<>(kept.stream().map(Problem::text).toList());
    if (count > kept.size()) {
      list.add((count - kept.size()) + " more");
    }
    return list;
  }

  private boolean removeRepeated() {
    for (int i = kept.size() - 1; i >= 0; i--) {
      String group = kept.get(i).group;
      if (kept.stream().filter(problem -> problem.group.equals(group)).count() > 1) {
        kept.remove(i);
        return true;
      }
    }
    return false;
  }
}
