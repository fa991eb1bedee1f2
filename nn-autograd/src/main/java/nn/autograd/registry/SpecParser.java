package nn.autograd.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Spec;

/**
 * Reads the text form of a spec: {@code lookahead(k=5, inner=adam(lr=1e-3),
 * groups=[{match="**.bias", weight_decay=0}])}.
 *
 * <pre>
 * spec      name [ '(' [ argument { ',' argument } ] ')' ]
 * argument  key '=' value  |  'groups' '=' '[' { group } ']'
 * group     '{' key '=' value { ',' key '=' value } '}'
 * value     number | duration | true | false | word | spec with parentheses | '[' { value } ']'
 * word      letters, digits, '_', '.', '-', not a digit first, with an index behind it or without:
 *           betas[0]; or anything between quotes
 * duration  a whole number and step, steps, epoch or epochs: 500 steps
 * </pre>
 *
 * <p>A number without point and exponent is a {@link Long}, any other a {@link Double}.
 */
public final class SpecParser {
  private static final int DEEPEST = 64;

  private final SpecScanner text;
  private int depth;

  private SpecParser(String text) {
    this.text = new SpecScanner(text);
  }

  /**
   * Reads a spec; {@link Spec#toString()} is its inverse.
   *
   * @throws InvalidConfigException naming the column, what was expected and what was found
   */
  public static Spec parse(String text) {
    SpecParser parser = new SpecParser(text);
    String name = parser.text.name("a plugin's name");
    Spec spec = parser.text.skip('(') ? parser.arguments(name) : Spec.of(name);
    parser.text.expectEnd();
    return spec;
  }

  /** Reads from behind the opening parenthesis. */
  private Spec arguments(String name) {
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    List<Spec.Group> groups = new ArrayList<>();
    if (text.skip(')')) {
      return Spec.of(name);
    }
    boolean grouped = false;
    do {
      int start = text.position();
      String key = key();
      if (key.equals("groups") && !text.atDigit()) { // a number is a layer's hyperparameter
        refuseTwice(grouped, key, start);
        grouped = true;
        groups.addAll(groups());
      } else {
        refuseTwice(values.containsKey(key), key, start);
        values.put(key, value());
      }
    } while (text.another(')'));
    return new Spec(name, values, groups);
  }

  private String key() {
    String key = text.name("a hyperparameter's name");
    text.expect('=');
    return key;
  }

  private void refuseTwice(boolean given, String key, int start) {
    if (given) {
      throw text.error(start, "'" + key + "' is given twice");
    }
  }

  private Object value() {
    if (++depth > DEEPEST) {
      throw text.error(text.position(), "values are nested more than " + DEEPEST + " deep");
    }
    Object value = text.skip('[') ? list() : text.atName() ? wordOrSpec() : text.literal();
    depth--;
    return value;
  }

  private Object wordOrSpec() {
    String word = text.word();
    if (text.skip('(')) {
      return arguments(word);
    }
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      default -> word;
    };
  }

  private List<Object> list() {
    List<Object> values = new ArrayList<>();
    if (!text.skip(']')) {
      do {
        values.add(value());
      } while (text.another(']'));
    }
    return List.copyOf(values);
  }

  private List<Spec.Group> groups() {
    List<Spec.Group> groups = new ArrayList<>();
    text.expect('[');
    if (!text.skip(']')) {
      do {
        groups.add(group());
      } while (text.another(']'));
    }
    return groups;
  }

  private Spec.Group group() {
    text.expect('{');
    SequencedMap<String, Object> entries = new LinkedHashMap<>();
    do {
      int start = text.position();
      String key = key();
      refuseTwice(entries.containsKey(key), key, start);
      entries.put(key, value());
    } while (text.another('}'));
    return new Spec.Group(entries);
  }
}
