package nn.lab.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import nn.api.plugin.Plugin;
import nn.autograd.Nn;
import nn.autograd.registry.Origin;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.ExperimentConfig;
import nn.lab.data.Sha256;
import nn.layers.checkpoint.FileFailure;
import nn.layers.data.Dataset;
import nn.layers.data.NumberTargets;
import nn.layers.training.Trainer;

/**
 * Finds what an experiment would be trained with now. Each file is read once, however many plugins
 * are in it.
 */
final class ProvenanceFinder {
  /** Classes of the jars that nn itself consists of; its kernels all compute the same bits. */
  private static final List<Class<?>> NN =
      List.of(Plugin.class, Nn.class, Trainer.class, Provenance.class);

  private final Set<Path> nn = new TreeSet<>();
  private final Map<Path, String> digests = new LinkedHashMap<>();

  private ProvenanceFinder() {
    NN.forEach(type -> CodeFiles.of(type).ifPresent(nn::add));
  }

  /**
   * Returns nn, the plugins of an experiment, and its data.
   *
   * @throws RunException if a jar cannot be read any more
   */
  static Provenance of(Experiment experiment) {
    ProvenanceFinder finder = new ProvenanceFinder();
    ExperimentConfig config = experiment.config();
    SequencedMap<String, Ingredient> parts = new LinkedHashMap<>();
    parts.put("nn", finder.code(Origin.of(Provenance.class).module(), finder.nn));
    UsedPlugins.of(config, config.specs(), experiment.plugins())
        .forEach(plugin -> finder.putUnlessOfNn(plugin, parts));
    experiment.weights().ifPresent(start -> parts.put("weights", weights(start.config().file())));
    parts.put("training data", data(experiment.data().train()));
    parts.put("test data", data(experiment.data().test()));
    experiment.data().validation().ifPresent(held -> parts.put("validation data", data(held)));
    return new Provenance(parts);
  }

  private void putUnlessOfNn(RegisteredPlugin<?> plugin, SequencedMap<String, Ingredient> parts) {
    Class<?> provider = plugin.provider().getClass();
    if (CodeFiles.of(provider).filter(nn::contains).isEmpty()) {
      parts.put(Provenance.name(plugin), code(plugin.module(), CodeFiles.ofPlugin(provider, nn)));
    }
  }

  private static Ingredient weights(Path file) {
    SequencedMap<String, String> digest = new LinkedHashMap<>();
    digest.put(String.valueOf(file.getFileName()), digest("the network's beginning", file));
    return new Ingredient("what the network begins with", digest);
  }

  private Ingredient code(String version, Set<Path> files) {
    SequencedMap<String, String> own = new LinkedHashMap<>();
    for (Path file : files) {
      own.put(
          String.valueOf(file.getFileName()),
          digests.computeIfAbsent(file, each -> digest(version, each)));
    }
    return new Ingredient(version, own);
  }

  private static String digest(String version, Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new RunException(
          file + ", which " + version + " is from, cannot be read: " + FileFailure.reason(e));
    }
  }

  /** The same data in another place are the same, so their name does not count. */
  private static Ingredient data(Dataset data) {
    SequencedMap<String, String> digest = new LinkedHashMap<>();
    digest.put("values and names", Sha256.of(data));
    String version =
        data.size()
            + " samples of "
            + data.sampleShape()
            + (data.targets() instanceof NumberTargets numbers
                ? ", targets " + numbers.names()
                : ", " + data.classes() + " classes");
    return new Ingredient(version, digest);
  }
}
