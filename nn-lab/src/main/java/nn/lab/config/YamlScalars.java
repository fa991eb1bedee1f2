package nn.lab.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What a plain word means in YAML's core schema: {@code 1e-3} a number, {@code no} a text. */
final class YamlScalars {
  /** Keys whose value is a name that someone else gave: a column may be called True or 1e3. */
  private static final List<String> NAMES = List.of("data.csv", "data.label");

  private final CoreSchema schema = new CoreSchema();

  /** Returns what an event at a path means: between quotes always text. */
  @Nullable Object value(ScalarEvent event, String path) {
    return event.isPlain() ? plain(event.getValue(), path) : event.getValue();
  }

  /**
   * Returns what stands at a path: a {@link Long}, {@link Double}, {@link Boolean}, {@link String}
   * or null; a number that is too large for its type stays text, so that whoever wants a number
   * reports it as it was written.
   */
  @Nullable Object plain(String text, String path) {
    if (NAMES.contains(path) && !text.isEmpty()) {
      return text;
    }
    Tag tag = schema.getScalarResolver().resolve(text, true);
    var constructor = schema.getSchemaTagConstructors().get(tag);
    Object value =
        constructor == null
            ? text
            : constructor.construct(new ScalarNode(tag, text, ScalarStyle.PLAIN));
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag;
      case Integer number -> number.longValue();
      case Long number -> number;
      case Double number when !overflowed(number, text) -> number;
      default -> text;
    };
  }

  /** Infinity may be written as such, but must not come from too large a number. */
  private static boolean overflowed(Double number, String text) {
    return number.isInfinite() && text.chars().anyMatch(Character::isDigit);
  }
}
