package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.plugin.Problem;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;

/**
 * A change to a config that stands on the command line: {@code path=value} sets a value, {@code
 * ~path} takes a key or an element away.
 *
 * <p>The value is taken as it is typed, so that {@code data.csv=x #1.csv} names that file: a
 * number, {@code true} and {@code false} mean themselves, anything else is text. Only what stands
 * between brackets, braces or quotes is read as YAML.
 */
final class Setting {
  private static final String EXPECTED =
      "expected a path and a value, as in optimizer.lr=0.1, or ~ and a path, as in ~schedule";
  private static final List<String> ENCLOSING = List.of("[]", "{}", "\"\"", "''");
  private static final List<String> NOTHING = List.of("", "~", "null", "Null", "NULL");

  private final String text;
  private final String path;
  private final Place place;

  Setting(String text) {
    int equals = text.indexOf('=');
    this.text = text;
    this.path = (equals < 0 ? text : text.substring(0, equals)).strip();
    this.place = Place.option("--set " + path);
  }

  /**
   * Returns the config with this change.
   *
   * @param problems where it is reported if there can be no such change
   */
  Mapping apply(Mapping root, List<ConfigProblem> problems) {
    boolean removes = path.startsWith("~");
    Optional<ConfigPath> parsed = ConfigPath.parse(removes ? path.substring(1) : path);
    boolean hasValue = text.contains("=");
    if (parsed.isEmpty() || removes == hasValue) {
      problems.add(ConfigProblem.of(place, "", EXPECTED));
      return root;
    }
    ConfigEdit edit = new ConfigEdit(parsed.get());
    try {
      return removes
          ? edit.remove(root)
          : value(problems).map(value -> edit.set(root, value)).orElse(root);
    } catch (IllegalArgumentException e) {
      problems.add(ConfigProblem.of(place, edit.toString(), String.valueOf(e.getMessage())));
      return root;
    }
  }

  private Optional<Node> value(List<ConfigProblem> problems) {
    String typed = text.substring(text.indexOf('=') + 1).strip();
    if (NOTHING.contains(typed)) {
      report(
          typed,
          "has no value; to take the key away, write --set ~"
              + path
              + "; 'none' says that a value is absent, where it may be",
          problems);
      return Optional.empty();
    }
    if (!isEnclosed(typed)) {
      return Optional.of(new Scalar(new YamlScalars().plain(typed, path), place));
    }
    List<ConfigProblem> found = new ArrayList<>();
    Optional<Node> value = new YamlReader(place.source(), found).read(typed);
    if (!found.isEmpty()) {
      report(typed, found.getFirst().problem().message(), problems);
      return Optional.empty();
    }
    return value.map(this::here);
  }

  private void report(String typed, String message, List<ConfigProblem> problems) {
    problems.add(new ConfigProblem(place, new Problem(path, typed, message)));
  }

  private static boolean isEnclosed(String typed) {
    return typed.length() > 1
        && ENCLOSING.contains("" + typed.charAt(0) + typed.charAt(typed.length() - 1));
  }

  /** Returns the same value, all of it at the place of the option. */
  private Node here(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.at(place);
      case Sequence(var items, _) -> new Sequence(items.stream().map(this::here).toList(), place);
      case Mapping mapping -> {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> entries.put(key, here(value)));
        yield new Mapping(entries, place);
      }
    };
  }
}
