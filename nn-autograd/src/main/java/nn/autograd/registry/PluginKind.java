package nn.autograd.registry;

import java.util.List;
import nn.api.activation.ActivationProvider;
import nn.api.data.DatasetProvider;
import nn.api.kernel.KernelsProvider;
import nn.api.layer.LayerProvider;
import nn.api.loss.LossProvider;
import nn.api.metric.MetricProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Plugin;
import nn.api.schedule.ScheduleProvider;

/**
 * What a plugin provides.
 *
 * @param name the word that users read: {@code optimizer}
 * @param service the service type that its providers implement
 */
public record PluginKind<P extends Plugin>(String name, Class<P> service) {

  /** Optimizers. */
  public static final PluginKind<OptimizerProvider> OPTIMIZER =
      new PluginKind<>("optimizer", OptimizerProvider.class);

  /** Schedules. */
  public static final PluginKind<ScheduleProvider> SCHEDULE =
      new PluginKind<>("schedule", ScheduleProvider.class);

  /** Activation functions. */
  public static final PluginKind<ActivationProvider> ACTIVATION =
      new PluginKind<>("activation", ActivationProvider.class);

  /** Layers. */
  public static final PluginKind<LayerProvider> LAYER =
      new PluginKind<>("layer", LayerProvider.class);

  /** Losses. */
  public static final PluginKind<LossProvider> LOSS = new PluginKind<>("loss", LossProvider.class);

  /** Data sets. */
  public static final PluginKind<DatasetProvider> DATASET =
      new PluginKind<>("dataset", DatasetProvider.class);

  /** Metrics. */
  public static final PluginKind<MetricProvider> METRIC =
      new PluginKind<>("metric", MetricProvider.class);

  /** Kernels. */
  public static final PluginKind<KernelsProvider> KERNELS =
      new PluginKind<>("kernels", KernelsProvider.class);

  /** All kinds. */
  public static final List<PluginKind<?>> ALL =
      List.of(OPTIMIZER, SCHEDULE, LAYER, ACTIVATION, LOSS, METRIC, DATASET, KERNELS);

  @Override
  public String toString() {
    return name;
  }
}
