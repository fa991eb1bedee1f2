package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

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
   * What a config says of some of the parameters: which these are, and either other hyperparameters
   * for them or another optimizer.
   *
   * {@snippet :
   * Spec.of("adamw")
   *     .withGroup(Spec.Group.matching("**.bias").with("weight_decay", 0.0))
   *     .withGroup(
   *         Spec.Group.ofRank(2)
   *             .except("output", "embedding")
   *             .withOptimizer(Spec.of("muon").with("lr", 0.02)));
   * }
   *
   * @param entries by key: {@code match} (a path pattern, in which {@code *} stands for one part
   *     and {@code **} for any number), {@code rank} (a number of dimensions) and {@code role} (a
   *     {@link nn.api.ParameterRole} or a list of them) all hold for its parameters, nothing of the
   *     list {@code except} (roles and path patterns) does; {@code optimizer} is the {@link Spec}
   *     of another optimizer; any other key is a hyperparameter
   */
  public record Group(SequencedMap<String, Object> entries) {
    /** The key of a path pattern. */
    public static final String MATCH = "match";

    /** The key of a number of dimensions. */
    public static final String RANK = "rank";

    /** The key of a role or a list of roles. */
    public static final String ROLE = "role";

    /** The key of the roles and path patterns of parameters that are not meant. */
    public static final String EXCEPT = "except";

    /** The key of another optimizer for these parameters. */
    public static final String OPTIMIZER = "optimizer";

    /** All keys that are no hyperparameters. */
    public static final List<String> KEYS = List.of(MATCH, RANK, ROLE, EXCEPT, OPTIMIZER);

    /** Copies the map. */
    public Group {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** Creates hyperparameters for the parameters whose path matches a pattern. */
    public Group(String match, SequencedMap<String, Object> values) {
      this(joined(match, values));
    }

    private static SequencedMap<String, Object> joined(
        String match, SequencedMap<String, Object> values) {
      SequencedMap<String, Object> entries = new LinkedHashMap<>();
      entries.put(MATCH, match);
      entries.putAll(values);
      return entries;
    }

    /** Returns a group of the parameters whose path matches a pattern: {@code **.bias}. */
    public static Group matching(String pattern) {
      return new Group(pattern, new LinkedHashMap<>());
    }

    /** Returns a group of the parameters with this many dimensions: 2 for matrices. */
    public static Group ofRank(int rank) {
      return new Group(new LinkedHashMap<>()).with(RANK, rank);
    }

    /** Returns a group of the parameters of a role: {@code bias}. */
    public static Group ofRole(String role) {
      return new Group(new LinkedHashMap<>()).with(ROLE, role);
    }

    /** Returns this group without the parameters of some roles or path patterns. */
    public Group except(String... rolesAndPatterns) {
      return with(EXCEPT, List.of(rolesAndPatterns));
    }

    /** Returns this group with an optimizer of its own. */
    public Group withOptimizer(Spec optimizer) {
      return with(OPTIMIZER, optimizer);
    }

    /**
     * Returns this group with one more hyperparameter, or another of the {@link #KEYS}; an {@link
     * Integer} becomes a {@link Long}.
     */
    public Group with(String key, Object value) {
      return new Group(plus(entries, key, value));
    }

    /** Returns the path pattern; {@code **}, which matches every path, where it has none. */
    public String match() {
      return entries.get(MATCH) instanceof String pattern ? pattern : "**";
    }

    /** Returns the optimizer of its own; empty if there is none, or no spec where it should be. */
    public Optional<Spec> optimizer() {
      return Optional.ofNullable(entries.get(OPTIMIZER))
          .map(new HyperparameterType.Component()::read);
    }

    /** Returns the hyperparameters by name. */
    public SequencedMap<String, Object> values() {
      SequencedMap<String, Object> values = new LinkedHashMap<>(entries);
      values.keySet().removeAll(KEYS);
      return values;
    }

    /** Returns the text form: {@code {match="**.bias", lr=0.1}}. */
    @Override
    public String toString() {
      return entries.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + SpecText.value(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /** Returns a plugin with all its defaults. */
  public static Spec of(String name) {
    return new Spec(name, new LinkedHashMap<>(), List.of());
  }

  /**
   * Returns this spec with one more hyperparameter; an {@link Integer} becomes a {@link Long}, and
   * an {@link Optional} what is in it, or {@code none}.
   */
  public Spec with(String hyperparameter, Object value) {
    return new Spec(name, plus(values, hyperparameter, value), groups);
  }

  private static SequencedMap<String, Object> plus(
      SequencedMap<String, Object> values, String key, Object value) {
    SequencedMap<String, Object> more = new LinkedHashMap<>(values);
    more.put(key, asInConfig(value));
    return more;
  }

  private static Object asInConfig(Object value) {
    return switch (value) {
      case Integer whole -> whole.longValue();
      case Optional<?> optional ->
          optional.isEmpty() ? HyperparameterType.Maybe.NONE : asInConfig(optional.get());
      default -> value;
    };
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
