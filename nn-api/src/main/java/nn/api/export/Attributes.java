package nn.api.export;

import static nn.api.plugin.Stability.Level.EXPERIMENTAL;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.plugin.Stability;

/**
 * The attributes of an operator; immutable.
 *
 * {@snippet :
 * Attributes.NONE.with("axis", 1).with("epsilon", 1e-5)
 * }
 *
 * @param values by name: {@link Long}, {@link Float}, {@link String}, a list of {@link Long} or of
 *     {@link String}
 */
@Stability(EXPERIMENTAL)
public record Attributes(SequencedMap<String, Object> values) {
  /** No attributes. */
  public static final Attributes NONE = new Attributes(new LinkedHashMap<>());

  /** Copies the map. */
  public Attributes {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /** Returns these attributes and a whole number. */
  public Attributes with(String name, long value) {
    return with(name, (Object) value);
  }

  /** Returns these attributes and a number, which is rounded to float32. */
  public Attributes with(String name, double value) {
    return with(name, (Object) (float) value);
  }

  /** Returns these attributes and a text. */
  public Attributes with(String name, String value) {
    return with(name, (Object) value);
  }

  /** Returns these attributes and whole numbers. */
  public Attributes with(String name, List<Long> value) {
    return with(name, (Object) List.copyOf(value));
  }

  /** Returns these attributes and texts. */
  public Attributes withTexts(String name, List<String> value) {
    return with(name, (Object) List.copyOf(value));
  }

  private Attributes with(String name, Object value) {
    SequencedMap<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Attributes(more);
  }
}
