package nn.lab.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that a training is made of: a plugin, nn itself, data.
 *
 * @param version {@code nn.optim@0.1.0}, or what data are
 * @param digests SHA-256 by the name of a file
 */
record Ingredient(String version, SequencedMap<String, String> digests) {
  static final Ingredient NONE = new Ingredient("not there", new LinkedHashMap<>());

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");
  private static final int SHOWN_DIGITS = 12;

  Ingredient {
    digests = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(digests));
  }

  /** Returns the version, and a line for each file as {@code sha256sum} writes it. */
  String text() {
    StringBuilder text = new StringBuilder(version.lines().findFirst().orElse(""));
    digests.forEach((file, digest) -> text.append('\n').append(digest).append("  ").append(file));
    return text.toString();
  }

  /** Reads what {@link #text} returns; lines of another form are passed over. */
  static Ingredient of(String text) {
    SequencedMap<String, String> digests = new LinkedHashMap<>();
    List<String> lines = text.lines().toList();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        digests.put(matcher.group(2), matcher.group(1));
      }
    }
    return new Ingredient(lines.isEmpty() ? "" : lines.getFirst(), digests);
  }

  /** Returns whether both are the same code or data; a file that was renamed is the same. */
  boolean isSameAs(Ingredient other) {
    return version.equals(other.version) && sorted().equals(other.sorted());
  }

  private List<String> sorted() {
    return digests.values().stream().sorted().toList();
  }

  /** Returns the version and the digests that another has not, shortened for a person. */
  String besides(Ingredient other) {
    List<String> own = new ArrayList<>();
    for (Map.Entry<String, String> file : digests.entrySet()) {
      if (!other.digests.containsValue(file.getValue())) {
        own.add(file.getKey() + " SHA-256 " + file.getValue().substring(0, SHOWN_DIGITS) + "…");
      }
    }
    return own.isEmpty() ? version : version + " (" + String.join(", ", own) + ")";
  }
}
