package nn.lab.run;

import java.io.IOException;
import java.nio.file.Path;
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
import nn.api.plugin.Plugin;
import nn.autograd.Nn;
import nn.autograd.registry.Origin;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.ExperimentConfig;
import nn.layers.checkpoint.FileFailure;
import nn.layers.data.Dataset;
import nn.layers.training.Trainer;

/**
 * What a training is made of beside its config: nn, the plugins it uses, and the data, each with
 * digests.
 *
 * @param parts by name: {@code nn}, {@code optimizer 'adam'}, {@code training data}
 */
record Provenance(SequencedMap<String, Ingredient> parts) {
  private static final String PREFIX = "lab.origin.";

  /** Classes of the jars that nn itself consists of; its kernels all compute the same bits. */
  private static final List<Class<?>> NN =
      List.of(Plugin.class, Nn.class, Trainer.class, Provenance.class);

  Provenance {
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
  }

  /**
   * Returns what an experiment would be trained with now.
   *
   * @throws RunException if a jar cannot be read any more
   */
  static Provenance of(Experiment experiment) {
    ExperimentConfig config = experiment.config();
    Set<Path> nn = new TreeSet<>();
    NN.forEach(type -> CodeFiles.of(type).ifPresent(nn::add));
    SequencedMap<String, Ingredient> parts = new LinkedHashMap<>();
    parts.put("nn", ingredient(Origin.of(Provenance.class).module(), nn));
    for (RegisteredPlugin<?> plugin :
        UsedPlugins.of(config, config.optimizers(), experiment.plugins())) {
      Class<?> provider = plugin.provider().getClass();
      if (CodeFiles.of(provider).filter(nn::contains).isEmpty()) {
        parts.put(name(plugin), ingredient(plugin.module(), CodeFiles.ofPlugin(provider, nn)));
      }
    }
    parts.put("training data", ingredient(experiment.data().train()));
    parts.put("test data", ingredient(experiment.data().test()));
    return new Provenance(parts);
  }

  /** Returns the part of this that a trial is made of: other contestants' optimizers are none. */
  Provenance forTrial(Experiment experiment, Trial trial) {
    Set<String> used = new TreeSet<>();
    UsedPlugins.of(experiment.config(), List.of(trial.optimizer()), experiment.plugins())
        .forEach(plugin -> used.add(name(plugin)));
    SequencedMap<String, Ingredient> own = new LinkedHashMap<>(parts);
    own.keySet()
        .removeIf(name -> name.startsWith(PluginKind.OPTIMIZER + " ") && !used.contains(name));
    return new Provenance(own);
  }

  private static String name(RegisteredPlugin<?> plugin) {
    return plugin.kind() + " '" + plugin.name() + "'";
  }

  private static Ingredient ingredient(String version, Set<Path> files) {
    SequencedMap<String, String> digests = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        digests.put(String.valueOf(file.getFileName()), Sha256.of(file));
      } catch (IOException e) {
        throw new RunException(
            file + ", which " + version + " is from, cannot be read: " + FileFailure.reason(e));
      }
    }
    return new Ingredient(version, digests);
  }

  /** The same data in another place are the same, so their name does not count. */
  private static Ingredient ingredient(Dataset data) {
    SequencedMap<String, String> digest = new LinkedHashMap<>();
    digest.put("values and names", Sha256.of(data));
    String version =
        data.size() + " samples of " + data.sampleShape() + ", " + data.classes() + " classes";
    return new Ingredient(version, digest);
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

  /** Returns every difference, a line each, that may change the numbers. */
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
