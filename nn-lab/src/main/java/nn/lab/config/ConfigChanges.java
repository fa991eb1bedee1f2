package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

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

  private ConfigChanges() {}

  /** Returns the keys of the top level with other values, of two texts by {@link ConfigWriter}. */
  public static List<String> between(String before, String after) {
    Map<?, ?> old = load(before);
    Map<?, ?> now = load(after);
    Set<Object> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    List<String> changed = new ArrayList<>();
    for (Object key : keys) {
      if (!FREE.contains(key) && !Objects.equals(old.get(key), now.get(key))) {
        changed.add(key.toString());
      }
    }
    return changed;
  }

  private static Map<?, ?> load(String yaml) {
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }
}
