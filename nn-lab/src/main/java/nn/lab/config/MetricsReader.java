package nn.lab.config;

import java.util.ArrayList;
import java.util.List;
import nn.api.metric.MetricProvider;
import nn.api.metric.MetricTargets;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.Registry;
import nn.lab.config.Node.Sequence;

/** Reads {@code metrics}. */
final class MetricsReader {
  static final String EXPECTED = "a list of metrics, as in [top_k(k=5), f1]";

  private static final String METRICS = "metrics";

  private final Registry<MetricProvider> registry;
  private final boolean hasClasses;
  private final SpecReader specs;

  MetricsReader(Registry<MetricProvider> registry, boolean hasClasses) {
    this.registry = registry;
    this.hasClasses = hasClasses;
    this.specs = new SpecReader(this::check, new SpecDefaults(registry::get));
  }

  /** Returns the metrics; those that are wrong are reported. */
  List<Spec> read(Section section) {
    Problems problems = section.problems(METRICS);
    return section.node(METRICS).map(node -> read(node, problems)).orElse(List.of());
  }

  private List<Spec> read(Node node, Problems problems) {
    if (!(node instanceof Sequence(List<Node> items, _))) {
      problems.addValue(node, "must be " + EXPECTED);
      return List.of();
    }
    List<Spec> metrics = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Problems here = problems.in(i);
      Node item = items.get(i);
      specs
          .read(item, here)
          .ifPresent(metric -> {
            if (metrics.contains(metric)) {
              here.addValue(item, "is the same as one before it");
            }
            metrics.add(metric);
          });
    }
    return metrics;
  }

  private void check(Spec metric, Problems here) {
    int before = here.list().size();
    registry.check(metric, null, here);
    if (here.list().size() > before) {
      return;
    }
    MetricTargets targets = registry.get(metric.name()).provider().targets();
    if (hasClasses != (targets == MetricTargets.CLASSES)) {
      here.addValue(
          metric,
          hasClasses
              ? "compares numbers, and the data have classes"
              : "compares classes, and the data have numbers as targets");
    }
  }
}
