package nn.lab.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A piece of a JSON text that knows where it was written; its text is short, for errors. */
sealed interface Json {

  /** Returns where it starts. */
  Place place();

  /** A line and a column, both from 1. */
  record Place(int line, int column) {
    @Override
    public String toString() {
      return line + ":" + column;
    }
  }

  /** An object. */
  record Members(SequencedMap<String, Json> values, Place place) implements Json {
    public Members {
      values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
      return "an object";
    }
  }

  /** An array. */
  record Elements(List<Json> values, Place place) implements Json {
    public Elements {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return values.isEmpty() ? "an empty list" : "a list of " + values.size();
    }
  }

  /**
   * A single value.
   *
   * @param value a {@link Long}, {@link Double}, {@link Boolean}, {@link String} or null
   */
  record Value(@Nullable Object value, Place place) implements Json {
    @Override
    public String toString() {
      return value instanceof String text ? "the text \"" + text + "\"" : String.valueOf(value);
    }
  }
}
