import nn.api.activation.ActivationProvider;
import nn.api.data.DatasetProvider;
import nn.api.kernel.KernelsProvider;
import nn.api.layer.LayerProvider;
import nn.api.loss.LossProvider;
import nn.api.metric.MetricProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.schedule.ScheduleProvider;

/**
 * The contract between the framework and its plugins; it requires {@code java.base} alone.
 *
 * <p>A plugin module requires this module and nothing else of the framework, exports nothing, and
 * {@code provides} one of {@link OptimizerProvider}, {@link ScheduleProvider}, {@link
 * LayerProvider}, {@link ActivationProvider}, {@link LossProvider}, {@link MetricProvider}, {@link
 * DatasetProvider} or {@link KernelsProvider}.
 */
module nn.api {
  requires static transitive org.jspecify;

  exports nn.api;
  exports nn.api.activation;
  exports nn.api.data;
  exports nn.api.export;
  exports nn.api.init;
  exports nn.api.kernel;
  exports nn.api.layer;
  exports nn.api.linalg;
  exports nn.api.loss;
  exports nn.api.math;
  exports nn.api.metric;
  exports nn.api.optim;
  exports nn.api.plugin;
  exports nn.api.schedule;
}
