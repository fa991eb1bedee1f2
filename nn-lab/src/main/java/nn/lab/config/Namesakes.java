package nn.lab.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nn.api.plugin.Spec;

/**
 * Specs of one name at one place, and in what they differ; made once for all of them, because there
 * may be many.
 *
 * @param varying the hyperparameters that are not the same for all
 * @param inner by hyperparameter, the namesakes of the specs that are its values, by their names
 */
record Namesakes(Set<String> varying, Map<String, Map<String, Namesakes>> inner) {

  /** Returns the namesakes among specs, by name. */
  static Map<String, Namesakes> byName(List<Spec> specs) {
    Map<String, List<Spec>> groups = new LinkedHashMap<>();
    specs.forEach(spec -> groups.computeIfAbsent(spec.name(), _ -> new ArrayList<>()).add(spec));
    Map<String, Namesakes> byName = new LinkedHashMap<>();
    groups.forEach((name, group) -> byName.put(name, of(group)));
    return byName;
  }

  private static Namesakes of(List<Spec> specs) {
    Map<String, Object> first = specs.getFirst().values();
    Set<String> varying = new LinkedHashSet<>();
    Map<String, List<Spec>> values = new LinkedHashMap<>();
    for (Spec spec : specs) {
      first.keySet().stream().filter(key -> !spec.values().containsKey(key)).forEach(varying::add);
      spec.values()
          .forEach((key, value) -> {
            if (!value.equals(first.get(key))) {
              varying.add(key);
            }
            if (value instanceof Spec plugin) {
              values.computeIfAbsent(key, _ -> new ArrayList<>()).add(plugin);
            }
          });
    }
    Map<String, Map<String, Namesakes>> inner = new LinkedHashMap<>();
    values.forEach((key, plugins) -> inner.put(key, byName(plugins)));
    return new Namesakes(varying, inner);
  }
}
