package nn.lab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import nn.api.data.DatasetProvider;
import nn.api.data.LabeledSamples;
import nn.api.data.TrainAndTest;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.RegisteredPlugin;
import nn.layers.data.ClassTargets;
import nn.layers.data.Dataset;
import nn.layers.data.NumberTargets;
import nn.layers.data.Samples;
import nn.layers.data.Targets;
import nn.layers.data.TrainTestSplit;

/**
 * Loads data sets of plugins.
 *
 * @param plugin the data set
 */
public record PluggedData(RegisteredPlugin<DatasetProvider> plugin) {

  /**
   * Returns the data set.
   *
   * @throws IOException if the plugin finds its files missing or damaged
   * @throws PluginException naming the plugin, if it fails or gives what is no data set
   */
  public TrainTestSplit load(Spec spec) throws IOException {
    Hyperparameters values = Hyperparameters.of(plugin.descriptor(), spec.values());
    try {
      return plugin.call("load", () -> split(spec.toString(), loaded(values)));
    } catch (PluginException e) {
      if (e.getCause() instanceof UncheckedIOException unread) {
        throw new IOException(plugin + ": " + unread.getMessage(), unread);
      }
      throw e;
    }
  }

  private TrainAndTest loaded(Hyperparameters values) {
    try {
      return plugin.provider().load(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private TrainTestSplit split(String name, TrainAndTest parts) {
    return new TrainTestSplit(
        part(name + ", training", parts, parts.train()),
        part(name + ", test", parts, parts.test()));
  }

  private Dataset part(String name, TrainAndTest parts, LabeledSamples samples) {
    Targets targets =
        plugin.provider().hasClasses()
            ? new ClassTargets(classes(name, parts, samples), parts.names())
            : numbers(name, parts, samples);
    return new Dataset(name, Samples.of(samples.sample(), samples.inputs()), targets, List.of());
  }

  private static int[] classes(String name, TrainAndTest parts, LabeledSamples samples) {
    if (samples.targets().length != samples.count()) {
      throw new IllegalArgumentException(
          name + ": " + samples.targets().length + " classes for " + samples.count() + " samples");
    }
    int[] classes = new int[samples.count()];
    for (int i = 0; i < classes.length; i++) {
      float target = samples.targets()[i];
      classes[i] = (int) target;
      if (classes[i] != target || target < 0 || target >= parts.names().size()) {
        throw new IllegalArgumentException(
            name + ": sample " + i + " has class " + target + " of " + parts.names().size());
      }
    }
    return classes;
  }

  private static Targets numbers(String name, TrainAndTest parts, LabeledSamples samples) {
    if (samples.targets().length != samples.count() * parts.names().size()) {
      throw new IllegalArgumentException(
          name
              + ": "
              + samples.targets().length
              + " targets for "
              + samples.count()
              + " samples with the targets "
              + parts.names());
    }
    return new NumberTargets(parts.names(), samples.targets());
  }
}
