package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What differs between two configs in a way that changes what is computed. */
public final class ConfigChanges {
  /** Training goes on to the same bits whatever these are. */
  private static final List<String> FREE =
      List.of(
          ConfigStructure.NAME.name(),
          ConfigKeys.EPOCHS.name(),
          ConfigKeys.THREADS.name(),
          ConfigKeys.CHECKPOINT_EVERY.name(),
          ConfigKeys.TARGET_ACCURACY.name());

  /** Where data lie and how they are split: their digest says more. */
  private static final String DATA = ConfigStructure.DATA.name();

  private static final String OPTIMIZERS = ConfigStructure.OPTIMIZERS.name();

  private ConfigChanges() {}

  /**
   * Returns the keys of the top level with other values, but {@code data}, whose digests are
   * compared elsewhere.
   *
   * @param before what a checkpoint says
   * @param after a text by {@link ConfigWriter}
   * @throws MalformedConfigException if the first is no text that {@link ConfigWriter} wrote
   */
  public static List<String> between(String before, String after) throws MalformedConfigException {
    Map<?, ?> old = load(before);
    Map<?, ?> now = load(after);
    Set<Object> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    List<String> changed = new ArrayList<>();
    for (Object key : keys) {
      if (!FREE.contains(key)
          && !DATA.equals(key)
          && !Objects.equals(withoutLabels(key, old), withoutLabels(key, now))) {
        changed.add(String.valueOf(key));
      }
    }
    return changed;
  }

  /** What a contestant is called changes nothing either. */
  private static @Nullable Object withoutLabels(Object key, Map<?, ?> config) {
    Object value = config.get(key);
    if (key.equals(ConfigStructure.COMPARE.name()) && value instanceof Map<?, ?> compare) {
      Map<Object, @Nullable Object> rest = new LinkedHashMap<>(compare);
      if (compare.get(OPTIMIZERS) instanceof List<?> optimizers) {
        rest.put(OPTIMIZERS, optimizers.stream().map(ConfigChanges::withoutLabel).toList());
      }
      return rest;
    }
    return key.equals(ConfigStructure.OPTIMIZER.name()) && value != null
        ? withoutLabel(value)
        : value;
  }

  /** A name alone and a mapping with nothing else are the same. */
  private static Object withoutLabel(Object optimizer) {
    if (!(optimizer instanceof Map<?, ?> mapping)) {
      return optimizer;
    }
    Map<Object, @Nullable Object> rest = new LinkedHashMap<>(mapping);
    rest.remove(LabelReader.LABEL);
    Object name = rest.get(SpecNodes.NAME);
    return rest.size() == 1 && name != null ? name : rest;
  }

  private static Map<?, ?> load(String yaml) throws MalformedConfigException {
    try {
      if (new Load(LoadSettings.builder().build()).loadFromString(yaml) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (YamlEngineException e) {
      throw new MalformedConfigException(
          String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML"));
    }
    throw new MalformedConfigException("it is no mapping of keys to values");
  }

  /** A text that should be a config by {@link ConfigWriter} is none. */
  public static final class MalformedConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedConfigException(String reason) {
      super(reason);
    }
  }
}
