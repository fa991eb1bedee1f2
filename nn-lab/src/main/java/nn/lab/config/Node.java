package nn.lab.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a config that knows where it was written; immutable. Its text is short and on one
 * line, for errors.
 */
public sealed interface Node {

  /** Returns where it starts; for a value in a mapping, where its key starts. */
  Place place();

  /** Returns the same piece at another place. */
  Node at(Place place);

  /**
   * A single value.
   *
   * @param value a {@link Long}, {@link Double}, {@link Boolean}, {@link String}, or null if empty
   */
  record Scalar(@Nullable Object value, Place place) implements Node {
    @Override
    public Node at(Place other) {
      return new Scalar(value, other);
    }

    @Override
    public String toString() {
      return NodeText.of(this);
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Place place) implements Node {
    /** Copies the list. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Node at(Place other) {
      return new Sequence(items, other);
    }

    @Override
    public String toString() {
      return NodeText.of(this);
    }
  }

  /** Values by key, in the order of the file. */
  record Mapping(SequencedMap<String, Node> entries, Place place) implements Node {
    /** Copies the map. */
    public Mapping {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** Returns this mapping with a value replaced, or added at the end. */
    public Mapping with(String key, Node value) {
      SequencedMap<String, Node> changed = new LinkedHashMap<>(entries);
      changed.put(key, value);
      return new Mapping(changed, place);
    }

    /** Returns this mapping without a key. */
    public Mapping without(String key) {
      SequencedMap<String, Node> changed = new LinkedHashMap<>(entries);
      changed.remove(key);
      return new Mapping(changed, place);
    }

    @Override
    public Node at(Place other) {
      return new Mapping(entries, other);
    }

    @Override
    public String toString() {
      return NodeText.of(this);
    }
  }
}
