package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that all of it is reported at once. Not thread-safe. */
@Stability(STABLE)
public final class Problems {
  private final String path;
  private final List<Problem> list;

  private Problems(String path, List<Problem> list) {
    this.path = path;
    this.list = list;
  }

  /** Returns an empty collection whose paths start with the given one; it may be empty. */
  public static Problems at(String path) {
    return new Problems(path, new ArrayList<>());
  }

  /** Returns a view that adds to the same collection, one key deeper. */
  public Problems in(String key) {
    return new Problems(path.isEmpty() ? key : path + "." + key, list);
  }

  /** Returns a view that adds to the same collection, at an element of a list. */
  public Problems in(int index) {
    return new Problems(path + "[" + index + "]", list);
  }

  /** Reports a problem of the thing at this path. */
  public void add(String message) {
    list.add(new Problem(path, message));
  }

  /** Reports a problem of a hyperparameter or key below this path. */
  public void add(String key, String message) {
    in(key).add(message);
  }

  /** Reports a problem of the value at this path. */
  public void addValue(Object value, String message) {
    list.add(new Problem(path, SpecText.value(value), message));
  }

  /** Returns the path that problems are reported at. */
  public String path() {
    return path;
  }

  /** Returns whether nothing was reported. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** Returns what was reported so far, in order. */
  public List<Problem> list() {
    return List.copyOf(list);
  }

  /**
   * Throws all problems at once.
   *
   * @throws InvalidConfigException if anything was reported
   */
  public void throwIfAny() {
    if (!list.isEmpty()) {
      throw new InvalidConfigException(list);
    }
  }
}
