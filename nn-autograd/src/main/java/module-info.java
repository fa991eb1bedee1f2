import nn.api.activation.ActivationProvider;
import nn.api.data.DatasetProvider;
import nn.api.kernel.KernelsProvider;
import nn.api.layer.LayerProvider;
import nn.api.loss.LossProvider;
import nn.api.metric.MetricProvider;
import nn.api.optim.OptimizerProvider;
import nn.api.schedule.ScheduleProvider;

/** The engine: tensors on a tape, parameter storage, the plugin registry and its Guice wiring. */
module nn.autograd {
  requires static org.jspecify;
  requires transitive nn.api;
  requires transitive com.google.guice;
  requires java.management;
  requires org.slf4j;

  // Guice is an automatic module, which cannot say that it needs these.
  requires com.google.common;
  requires jakarta.inject;

  exports nn.autograd;
  exports nn.autograd.folder;
  exports nn.autograd.registry;

  uses ActivationProvider;
  uses DatasetProvider;
  uses KernelsProvider;
  uses LayerProvider;
  uses LossProvider;
  uses MetricProvider;
  uses OptimizerProvider;
  uses ScheduleProvider;
}
