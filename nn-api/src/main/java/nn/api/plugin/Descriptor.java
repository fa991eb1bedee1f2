package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who a plugin is: the source of its help, its errors and its documentation.
 *
 * @param name what users type: lower-case letters, digits and underscores
 * @param aliases other names for the same plugin
 * @param summary one sentence
 * @param formula the mathematics, in lines as a paper has them: {@code θ ← θ − lr · g}; may be
 *     empty
 * @param advice when to use it, and when not, in a sentence or two; may be empty
 * @param reference the paper or the implementation whose semantics it follows; may be empty
 * @param hyperparameters in the order that help shows them
 */
@Stability(STABLE)
public record Descriptor(
    String name,
    List<String> aliases,
    String summary,
    String formula,
    String advice,
    String reference,
    List<Hyperparameter<?>> hyperparameters) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  /**
   * Checks names and copies the lists.
   *
   * @throws IllegalArgumentException if a name is malformed or appears twice
   */
  public Descriptor {
    aliases = List.copyOf(aliases);
    hyperparameters = List.copyOf(hyperparameters);
    Objects.requireNonNull(name, "a plugin's name must not be null");
    Objects.requireNonNull(summary, "the summary of plugin '" + name + "' must not be null");
    Objects.requireNonNull(formula, "the formula of plugin '" + name + "' must not be null");
    Objects.requireNonNull(advice, "the advice of plugin '" + name + "' must not be null");
    Objects.requireNonNull(reference, "the reference of plugin '" + name + "' must not be null");
    checkName(name);
    aliases.forEach(Descriptor::checkName);
    Set<String> seen = new HashSet<>();
    for (Hyperparameter<?> hyperparameter : hyperparameters) {
      if (!seen.add(hyperparameter.name())) {
        throw new IllegalArgumentException(
            "plugin '" + name + "' declares hyperparameter '" + hyperparameter.name() + "' twice");
      }
    }
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "plugin name '" + name + "' must match " + NAME + ", for example 'rmsprop'");
    }
  }

  /** Returns a descriptor with nothing but a name and a summary. */
  public static Descriptor of(String name, String summary) {
    return new Descriptor(name, List.of(), summary, "", "", "", List.of());
  }

  /** Returns every name of the plugin: its own, then the aliases. */
  public List<String> names() {
    return Stream.concat(Stream.of(name), aliases.stream()).toList();
  }

  /** Returns this descriptor with other names for the plugin. */
  public Descriptor withAliases(String... others) {
    return new Descriptor(
        name, List.of(others), summary, formula, advice, reference, hyperparameters);
  }

  /** Returns this descriptor with the mathematics, line by line. */
  public Descriptor withFormula(String lines) {
    return new Descriptor(name, aliases, summary, lines, advice, reference, hyperparameters);
  }

  /** Returns this descriptor with a sentence that says when to use the plugin. */
  public Descriptor withAdvice(String sentence) {
    return new Descriptor(name, aliases, summary, formula, sentence, reference, hyperparameters);
  }

  /** Returns this descriptor with the paper or implementation it follows. */
  public Descriptor withReference(String source) {
    return new Descriptor(name, aliases, summary, formula, advice, source, hyperparameters);
  }

  /** Returns this descriptor with more hyperparameters behind those it has. */
  public Descriptor withHyperparameters(Hyperparameter<?>... more) {
    List<Hyperparameter<?>> all = new ArrayList<>(hyperparameters);
    all.addAll(List.of(more));
    return new Descriptor(name, aliases, summary, formula, advice, reference, all);
  }
}
