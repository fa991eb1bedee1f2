package nn.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.metric.Metric;
import nn.api.metric.MetricProvider;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.lab.config.MetricNames;
import nn.layers.training.TrainingMetric;

/**
 * The metrics of a config, for networks of one shape of output.
 *
 * @param registry the metrics that are installed
 * @param specs those of the config
 * @param output the shape of what the network makes of a sample
 */
record Metrics(Registry<MetricProvider> registry, List<Spec> specs, Shape output) {
  Metrics {
    specs = List.copyOf(specs);
  }

  /** Reports those that do not fit the output. */
  void check(Problems problems) {
    for (int i = 0; i < specs.size(); i++) {
      Spec spec = specs.get(i);
      try {
        Hyperparameters values =
            Hyperparameters.of(registry.get(spec.name()).descriptor(), spec.values());
        registry.get(spec.name()).provider().create(values, output);
      } catch (IllegalArgumentException e) {
        problems.in(i).add("'" + spec.name() + "': " + e.getMessage());
      }
    }
  }

  /** Returns them for a trainer. */
  List<TrainingMetric> forTraining() {
    List<String> names = MetricNames.of(specs);
    List<TrainingMetric> metrics = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      RegisteredPlugin<MetricProvider> plugin = registry.get(specs.get(i).name());
      Hyperparameters values = Hyperparameters.of(plugin.descriptor(), specs.get(i).values());
      Supplier<Metric> create =
          () ->
              new Guarded(
                  plugin, plugin.call("create", () -> plugin.provider().create(values, output)));
      metrics.add(new TrainingMetric(names.get(i), plugin.provider().isHigherBetter(), create));
    }
    return metrics;
  }

  /** Names the plugin when it fails. */
  private record Guarded(RegisteredPlugin<MetricProvider> plugin, Metric metric) implements Metric {
    @Override
    public void add(Tensor outputs, Tensor targets) {
      plugin.run("add", () -> metric.add(outputs, targets));
    }

    @Override
    public double value() {
      return plugin.call("value", metric::value);
    }
  }
}
