package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What differs between two configs in a way that changes what is computed. */
public final class ConfigChanges {
  /** Training goes on to the same bits whatever these are. */
  private static final List<String> FREE =
      List.of(
          "name",
          ConfigKeys.EPOCHS.name(),
          ConfigKeys.THREADS.name(),
          ConfigKeys.CHECKPOINT_EVERY.name(),
          ConfigKeys.TARGET_ACCURACY.name());

  /** Where data lie and how they are split: their digest says more. */
  private static final String DATA = "data";

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
      if (!FREE.contains(key) && !DATA.equals(key) && !Objects.equals(old.get(key), now.get(key))) {
        changed.add(String.valueOf(key));
      }
    }
    return changed;
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
