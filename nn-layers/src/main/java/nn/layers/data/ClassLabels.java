package nn.layers.data;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The order of classes, and labels that are probably one class written in several ways. */
final class ClassLabels {
  /** At most 18 digits per part, so that comparing two numbers is quick. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?\\d{1,18}(\\.\\d{0,18})?([eE][-+]?\\d{1,2})?");

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparing((String name) -> new BigDecimal(name))
          .thenComparing(Comparator.naturalOrder());

  private ClassLabels() {}

  /** Labels that differ as text alone. */
  record Alike(List<String> labels, boolean areNumbers) {
    Alike {
      labels = List.copyOf(labels);
    }

    @Override
    public String toString() {
      return CellText.list(labels)
          + (areNumbers ? " are the same number" : " look the same")
          + ", but would be "
          + labels.size()
          + " classes. Write one class in one way"
          + (areNumbers ? ", or put a letter before labels that differ" : "");
    }
  }

  /** Returns the distinct labels in order: of numbers if all are numbers, else of characters. */
  static List<String> inOrder(Collection<String> labels) {
    TreeSet<String> distinct = new TreeSet<>(labels);
    boolean numbers = distinct.stream().allMatch(ClassLabels::isNumber);
    return numbers ? distinct.stream().sorted(BY_NUMBER).toList() : List.copyOf(distinct);
  }

  /** Returns the groups of labels that are one number or one text. */
  static List<Alike> alike(Collection<String> labels) {
    Map<Object, List<String>> groups = new LinkedHashMap<>();
    for (String label : labels) {
      groups.computeIfAbsent(meaning(label), _ -> new ArrayList<>()).add(label);
    }
    return groups.entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .map(group -> new Alike(group.getValue(), group.getKey() instanceof BigDecimal))
        .toList();
  }

  /** An é may be one character or an e and an accent. */
  private static Object meaning(String label) {
    return isNumber(label)
        ? new BigDecimal(label).stripTrailingZeros()
        : Normalizer.normalize(label, Normalizer.Form.NFC);
  }

  private static boolean isNumber(String label) {
    return NUMBER.matcher(label).matches();
  }
}
