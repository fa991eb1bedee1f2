package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What a config says of a plugin: its name, hyperparameters, and overrides for groups of
 * parameters; not yet checked against anything.
 *
 * <p>Its text form is {@code lookahead(k=5, inner=adam(lr=0.001))}.
 *
 * @param name the plugin's name or alias
 * @param values hyperparameters by name: {@link Long}, {@link Double}, {@link Boolean}, {@link
 *     String}, {@link Spec} and lists of these
 * @param groups overrides, the last that matches a parameter wins; optimizers only
 */
@Stability(STABLE)
public record Spec(String name, SequencedMap<String, Object> values, List<Group> groups) {

  /** Copies the collections. */
  public Spec {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    groups = List.copyOf(groups);
  }

  /**
   * Hyperparameters for the parameters whose path matches a pattern.
   *
   * @param match a path pattern: {@code *} stands for one part of a path, {@code **} for any number
   * @param values hyperparameters by name
   */
  public record Group(String match, SequencedMap<String, Object> values) {
    /** Copies the map. */
    public Group {
      values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("{match=").append(SpecText.value(match));
      values.forEach(
          (key, value) -> text.append(", ").append(key).append('=').append(SpecText.value(value)));
      return text.append('}').toString();
    }
  }

  /** Returns a plugin with all its defaults. */
  public static Spec of(String name) {
    return new Spec(name, new LinkedHashMap<>(), List.of());
  }

  /** Returns this spec with one more hyperparameter; an {@link Integer} becomes a {@link Long}. */
  public Spec with(String hyperparameter, Object value) {
    SequencedMap<String, Object> more = new LinkedHashMap<>(values);
    more.put(hyperparameter, value instanceof Integer whole ? (Object) whole.longValue() : value);
    return new Spec(name, more, groups);
  }

  /** Returns this spec with one more group behind those it has. */
  public Spec withGroup(Group group) {
    List<Group> more = new ArrayList<>(groups);
    more.add(group);
    return new Spec(name, values, more);
  }

  /**
   * Returns a hyperparameter's value as the text form has it: {@code 1e-8}, {@code [0.9, 0.999]},
   * {@code adam(lr=0.1)}.
   */
  public static String text(Object value) {
    return value instanceof Spec spec ? spec.toString() : SpecText.value(value);
  }

  /** Returns the text form; parsing it gives an equal spec. */
  @Override
  public String toString() {
    return SpecText.of(this);
  }
}
