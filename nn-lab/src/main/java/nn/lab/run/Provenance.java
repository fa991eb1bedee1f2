package nn.lab.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;

/**
 * What a training is made of beside its config: nn, the plugins it uses, and the data, each with
 * digests.
 *
 * @param parts by name: {@code nn}, {@code optimizer 'adam'}, {@code training data}
 */
record Provenance(SequencedMap<String, Ingredient> parts) {
  private static final String PREFIX = "lab.origin.";

  Provenance {
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
  }

  /** Returns the part of this that a trial is made of: other contestants' optimizers are none. */
  Provenance forTrial(Experiment experiment, Trial trial) {
    Set<String> used = new TreeSet<>();
    UsedPlugins.of(experiment.config(), trial.specs(), experiment.plugins())
        .forEach(plugin -> used.add(name(plugin)));
    SequencedMap<String, Ingredient> own = new LinkedHashMap<>(parts);
    own.keySet()
        .removeIf(name -> name.startsWith(PluginKind.OPTIMIZER + " ") && !used.contains(name));
    return new Provenance(own);
  }

  /** Returns the name of a plugin's part. */
  static String name(RegisteredPlugin<?> plugin) {
    return plugin.kind() + " '" + plugin.name() + "'";
  }

  /** Returns the texts that a checkpoint carries. */
  Map<String, String> metadata() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    parts.forEach((name, part) -> texts.put(PREFIX + name, part.text()));
    return texts;
  }

  /** Returns what the texts of a checkpoint say; empty where an earlier nn wrote it. */
  static Provenance of(Map<String, String> metadata) {
    SequencedMap<String, Ingredient> parts = new LinkedHashMap<>();
    metadata.forEach((key, text) -> {
      if (key.startsWith(PREFIX)) {
        parts.put(key.substring(PREFIX.length()), Ingredient.of(text));
      }
    });
    return new Provenance(parts);
  }

  /** Returns every difference that may change the numbers, one line per difference. */
  List<String> changesTo(Provenance now) {
    if (parts.isEmpty()) {
      return List.of("nn, plugins and data: an earlier nn wrote no digests of them");
    }
    SequencedSet<String> names = new LinkedHashSet<>(now.parts.keySet());
    names.addAll(parts.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      Ingredient then = parts.getOrDefault(name, Ingredient.NONE);
      Ingredient here = now.parts.getOrDefault(name, Ingredient.NONE);
      if (!then.isSameAs(here)) {
        changes.add(name + ": was " + then.besides(here) + ", is " + here.besides(then));
      }
    }
    return changes;
  }
}
