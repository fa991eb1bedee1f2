package nn.lab.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML 1.2 with the core schema, and less than YAML allows: no tags, no anchors, no aliases,
 * no key twice, one document, keys that are text.
 */
final class YamlReader {
  private static final int MAX_DEPTH = 20;
  static final int MAX_CHARACTERS = 1 << 20;

  private final String source;
  private final List<ConfigProblem> problems;
  private final YamlScalars scalars = new YamlScalars();

  /** Creates a reader that names {@code source} in places and adds to {@code problems}. */
  YamlReader(String source, List<ConfigProblem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Returns the document, or empty if there is none or its syntax is wrong. */
  Optional<Node> read(String text) {
    if (text.length() > MAX_CHARACTERS) {
      report(new Place(source, 1, 1), "", "expected at most " + MAX_CHARACTERS + " characters");
      return Optional.empty();
    }
    LoadSettings settings = LoadSettings.builder().setLabel(source).setUseMarks(true).build();
    try {
      return document(new ParserImpl(settings, new StreamReader(settings, text)));
    } catch (MarkedYamlEngineException e) {
      report(place(e.getProblemMark()), "", "this is not valid YAML: " + cause(e));
    } catch (YamlEngineException e) {
      report(new Place(source, 1, 1), "", "this is not valid YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static String cause(MarkedYamlEngineException e) {
    return e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
  }

  private Optional<Node> document(Iterator<Event> events) {
    Optional<Node> root = Optional.empty();
    boolean started = false;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (started) {
          report(place(event.getStartMark()), "", "expected one document, found another");
          return root;
        }
        started = true;
      } else if (event instanceof NodeEvent node) {
        root = Optional.of(node(node, events, "", 0));
      }
    }
    return root;
  }

  private Node node(NodeEvent event, Iterator<Event> events, String path, int depth) {
    Place place = place(event.getStartMark());
    if (depth > MAX_DEPTH) {
      throw new YamlEngineException("more than " + MAX_DEPTH + " levels");
    }
    event.getAnchor().ifPresent(anchor -> reject(event, path, anchor.toString()));
    return switch (event) {
      case AliasEvent _ -> new Scalar(null, place);
      case ScalarEvent scalar -> scalar(scalar, path);
      case MappingStartEvent start -> mapping(start, events, path, depth);
      case CollectionStartEvent start -> sequence(start, events, path, depth);
      default -> throw new IllegalStateException("unexpected " + event);
    };
  }

  private void reject(NodeEvent event, String path, String name) {
    String what = event instanceof AliasEvent ? "alias '*" : "anchor '&";
    report(place(event.getStartMark()), path, what + name + "' is not allowed; write it out");
  }

  private void rejectTag(NodeEvent event, Optional<String> tag, String path) {
    tag.ifPresent(name ->
        report(place(event.getStartMark()), path, "tag '" + name + "' is not allowed; omit it"));
  }

  private Scalar scalar(ScalarEvent event, String path) {
    rejectTag(event, event.getTag(), path);
    return new Scalar(scalars.value(event, path), place(event.getStartMark()));
  }

  private Sequence sequence(
      CollectionStartEvent start, Iterator<Event> events, String path, int depth) {
    rejectTag(start, start.getTag(), path);
    List<Node> items = new ArrayList<>();
    while (events.next() instanceof NodeEvent item) {
      items.add(node(item, events, path + "[" + items.size() + "]", depth + 1));
    }
    return new Sequence(items, place(start.getStartMark()));
  }

  private Mapping mapping(MappingStartEvent start, Iterator<Event> events, String path, int depth) {
    rejectTag(start, start.getTag(), path);
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    while (events.next() instanceof NodeEvent key) {
      Place place = place(key.getStartMark());
      Node keyNode = node(key, events, path, depth + 1);
      String name = key instanceof ScalarEvent scalar ? scalar.getValue() : keyNode.toString();
      String inner = path.isEmpty() ? name : path + "." + name;
      Node value = node((NodeEvent) events.next(), events, inner, depth + 1).at(place);
      if (!(key instanceof ScalarEvent)) {
        report(place, path, "a key must be a name, not " + keyNode);
      } else {
        Node first = entries.putIfAbsent(name, value);
        if (first != null) {
          int line = first.place().line();
          report(place, inner, "this key stands here twice, first in line " + line);
        }
      }
    }
    return new Mapping(entries, place(start.getStartMark()));
  }

  private Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(source, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> new Place(source, 1, 1));
  }

  private void report(Place place, String path, String message) {
    problems.add(ConfigProblem.of(place, path, message));
  }
}
