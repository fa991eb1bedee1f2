package nn.layers.data;

import java.util.List;

/**
 * Which columns of a table hold what is to be predicted.
 *
 * @param names their names, at least one, all different
 * @param areClasses whether the one column holds classes; otherwise all hold numbers
 */
record TargetNames(List<String> names, boolean areClasses) {
  TargetNames {
    names = List.copyOf(names);
  }

  static TargetNames label(String name) {
    return new TargetNames(List.of(name), true);
  }

  static TargetNames numbers(List<String> names) {
    return new TargetNames(names, false);
  }

  /** Returns what errors call such a column. */
  String role() {
    return areClasses ? "label" : "target";
  }
}
