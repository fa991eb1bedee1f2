/** Metrics as plugins. */
module nn.metrics {
  requires static org.jspecify;
  requires nn.api;

  provides nn.api.metric.MetricProvider with
      nn.metrics.F1,
      nn.metrics.MeanAbsoluteError,
      nn.metrics.Precision,
      nn.metrics.R2,
      nn.metrics.Recall,
      nn.metrics.RocAuc,
      nn.metrics.TopK;
}
