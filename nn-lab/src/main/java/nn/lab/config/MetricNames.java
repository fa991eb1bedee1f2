package nn.lab.config;

import java.util.List;
import nn.api.plugin.Spec;

/** What results call the metrics of a config: by their name, or where that stands twice, by all. */
public final class MetricNames {
  private MetricNames() {}

  /** Returns the names, all different. */
  public static List<String> of(List<Spec> metrics) {
    return metrics.stream()
        .map(metric ->
            metrics.stream().filter(other -> other.name().equals(metric.name())).count() == 1
                ? metric.name()
                : metric.toString())
        .toList();
  }
}
