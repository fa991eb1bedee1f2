package nn.lab.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import nn.api.plugin.Spec;
import nn.lab.verify.Json.Elements;
import nn.lab.verify.Json.Members;
import nn.lab.verify.Json.Value;

/**
 * Reads hyperparameters; an object with a {@code name} among them is a plugin inside the plugin.
 */
final class SpecItem {
  private static final String NAME = "name";

  private SpecItem() {}

  /** Returns the plugin that an object names, with the hyperparameters beside the name. */
  static Spec named(Item item) {
    return new Spec(item.get(NAME).text(), values(item, List.of(NAME)), List.of());
  }

  /**
   * Returns a plugin with the hyperparameters of an object.
   *
   * @param others keys that say something else
   */
  static Spec of(String name, Item hyperparameters, List<String> others) {
    return new Spec(name, values(hyperparameters, others), List.of());
  }

  private static SequencedMap<String, Object> values(Item item, List<String> others) {
    SequencedMap<String, Object> values = new LinkedHashMap<>();
    item.members()
        .forEach((key, each) -> {
          if (!others.contains(key)) {
            values.put(key, value(each));
          }
        });
    return values;
  }

  private static Object value(Item item) {
    return switch (item.json()) {
      case Members _ -> named(item);
      case Elements _ -> item.items().stream().map(SpecItem::value).toList();
      case Value(Object value, _) when value != null -> value;
      case Value _ ->
          throw item.malformed("null is no value; leave the key out for the default of the plugin");
    };
  }
}
