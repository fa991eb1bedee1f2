package nn.lab.config;

import java.util.List;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.HyperparameterType;

/** What may stand under a key of a config. */
public sealed interface ConfigForm {

  /** Returns what is expected, as a noun phrase. */
  String expected();

  /** One value, or a list of values, of a type. */
  record Value(HyperparameterType<?> type) implements ConfigForm {
    @Override
    public String expected() {
      return type.expected();
    }
  }

  /** Any text. */
  record Text(String expected) implements ConfigForm {}

  /** A plugin or a built-in part of a kind, as text or as a mapping. */
  record Plugin(String kind, String expected) implements ConfigForm {}

  /** A layer of a network. */
  record Layer(String expected) implements ConfigForm {}

  /** A mapping with keys of its own. */
  record Keys(List<ConfigKey> keys, String expected) implements ConfigForm {
    /** Copies the list. */
    public Keys {
      keys = List.copyOf(keys);
    }

    /** Returns the names of the keys. */
    List<String> names() {
      return keys.stream().map(ConfigKey::name).toList();
    }
  }

  /** A list. */
  record Several(ConfigForm element, String expected) implements ConfigForm {}

  /** One of two forms. */
  record Either(ConfigForm one, ConfigForm other) implements ConfigForm {
    @Override
    public String expected() {
      return one.expected() + ", or " + other.expected();
    }
  }

  /** Returns the keys that may stand under a key; empty if it takes no mapping of such. */
  default List<ConfigKey> inner() {
    return switch (this) {
      case Keys keys -> keys.keys();
      case Either(_, Keys keys) -> keys.keys();
      default -> List.of();
    };
  }

  /** Returns the form of a plain value. */
  static ConfigForm of(Hyperparameter<?> hyperparameter) {
    return new Value(hyperparameter.type());
  }
}
