package nn.layers.data;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The classes of a data set in order: of numbers if all are numbers, else of characters. */
record ClassLabels(List<String> names) {
  /** At most 18 digits a part, so that comparing two numbers is quick. */
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,18}(\\.\\d{1,18})?");

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparing((String name) -> new BigDecimal(name))
          .thenComparing(Comparator.naturalOrder());

  static ClassLabels of(List<String> labels) {
    TreeSet<String> distinct = new TreeSet<>(labels);
    boolean numbers = distinct.stream().allMatch(name -> NUMBER.matcher(name).matches());
    return new ClassLabels(
        numbers ? distinct.stream().sorted(BY_NUMBER).toList() : List.copyOf(distinct));
  }

  /** Returns the index of the class of each label. */
  int[] indices(List<String> labels) {
    Map<String, Integer> indices = new LinkedHashMap<>();
    names.forEach(name -> indices.put(name, indices.size()));
    return labels.stream().mapToInt(indices::get).toArray();
  }
}
