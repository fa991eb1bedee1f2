package nn.lab.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import nn.api.plugin.Problems;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;

/** Reads what users call their contestants: {@code label: "Adam, tuned"} beside the name. */
final class LabelReader {
  static final String LABEL = "label";

  private static final int LONGEST = 60;

  private static final String EXPECTED =
      "must be a text of 1 to "
          + LONGEST
          + " visible characters without a blank at either end, as in label: \"Adam, tuned\"";

  /** No controls, no marks of direction, no lone surrogates, no blanks at the ends. */
  private static final Pattern VALID =
      Pattern.compile("(?! )[^\\p{C}\\p{Zl}\\p{Zp}]{1," + LONGEST + "}(?<! )");

  private LabelReader() {}

  /** Returns the JSON schema of a label. */
  static SequencedMap<String, Object> schema() {
    SequencedMap<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("minLength", 1);
    schema.put("maxLength", LONGEST);
    return schema;
  }

  /** Returns the label that a node holds, or empty if there is none or a wrong one, reported. */
  static Optional<String> read(Node node, Problems problems) {
    Node label = mapping(node) instanceof Mapping mapping ? mapping.entries().get(LABEL) : null;
    if (label == null) {
      return Optional.empty();
    }
    if (label instanceof Scalar(String text, _) && VALID.matcher(text).matches()) {
      return Optional.of(text);
    }
    problems.in(LABEL).addValue(label, EXPECTED);
    return Optional.empty();
  }

  /** Returns the same contestant without a key that is none of its optimizer's. */
  static Node without(String key, Node node) {
    return mapping(node) instanceof Mapping mapping && mapping.entries().containsKey(key)
        ? mapping.without(key)
        : node;
  }

  /** Returns the mapping form, in which a label is one of the values; a wrong text as it is. */
  static Node mapping(Node node) {
    try {
      return node instanceof Scalar text && text.value() instanceof String
          ? SpecMapping.expand(text)
          : node;
    } catch (IllegalArgumentException _) {
      return node; // whoever reads the spec reports it
    }
  }

  /** Reports labels that two contestants share, at the one that a user wrote. */
  static void checkDifferent(
      List<Contestant> contestants, List<ContestantLabel> labels, Problems problems) {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      String text = labels.get(i).text();
      Integer before = seen.putIfAbsent(text, i);
      if (before != null) {
        int written = contestants.get(i).label().isPresent() ? i : before;
        int other = written == i ? before : i;
        problems
            .in(written)
            .in(LABEL)
            .addValue(text, "is the label of element " + other + " of the list too");
      }
    }
  }
}
