package nn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nn.api.Shape;
import nn.api.metric.Metric;
import nn.api.metric.MetricProvider;
import nn.api.plugin.Hyperparameters;
import nn.autograd.Nn;
import nn.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every metric gives what scikit-learn gives, however the samples are cut into batches. */
class GoldenMetricsTest {
  private static final List<MetricProvider> ALL =
      List.of(
          new F1(),
          new MeanAbsoluteError(),
          new Precision(),
          new R2(),
          new Recall(),
          new RocAuc(),
          new TopK());

  private static MetricProvider provider(String name) {
    return ALL.stream()
        .filter(each -> each.descriptor().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Metric metric(String name, Map<String, ?> values, Shape output) {
    MetricProvider provider = provider(name);
    return provider.create(Hyperparameters.of(provider.descriptor(), values), output);
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.get(i).asDouble();
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void everyMetricEqualsScikitLearn(int batch) {
    List<JsonNode> cases = Golden.cases("metrics/metrics.json");
    try (Nn nn = Nn.builder().threads(1).build()) {
      for (JsonNode each : cases) {
        double value = evaluate(nn, each, batch);
        assertEquals(each.get("value").asDouble(), value, 1e-12, each::toString);
      }
    }
    assertTrue(
        ALL.stream()
            .map(one -> one.descriptor().name())
            .allMatch(name -> cases.stream().anyMatch(c -> c.get("name").asText().equals(name))));
  }

  private static double evaluate(Nn nn, JsonNode each, int batch) {
    int samples = each.get("shape").get(0).asInt();
    int width = each.get("shape").get(1).asInt();
    float[] outputs = floats(each.get("outputs"));
    float[] targets = floats(each.get("targets"));
    Metric metric =
        metric(
            each.get("name").asText(),
            Golden.spec("x", each.get("hyperparameters")).values(),
            Shape.of(width));
    boolean areNumbers = targets.length == outputs.length;
    for (int from = 0; from < samples; from += batch) {
      int to = Math.min(samples, from + batch);
      float[] x = Arrays.copyOfRange(outputs, from * width, to * width);
      int step = areNumbers ? width : 1;
      float[] y = Arrays.copyOfRange(targets, from * step, to * step);
      Shape shape = areNumbers ? Shape.of(to - from, width) : Shape.of(to - from);
      metric.add(nn.tensor(Shape.of(to - from, width), x), nn.tensor(shape, y));
    }
    return metric.value();
  }

  @Test
  void aSampleWhoseTargetIsNoClassDoesNotCount() {
    try (Nn nn = Nn.builder().threads(1).build()) {
      Metric metric = metric("recall", Map.of(), Shape.of(2));
      metric.add(nn.tensor(Shape.of(2, 2), 1, 0, 0, 1), nn.tensor(Shape.of(2), 0, -1));
      assertEquals(1, metric.value());
    }
  }

  @Test
  void whatDoesNotFitTheOutputIsRefusedWithWhatWould() {
    assertRefused("top_k", Map.of("k", 3L), Shape.of(3), "must be below 3");
    assertRefused("f1", Map.of("average", "binary"), Shape.of(3), "write macro, micro or weighted");
    assertRefused("roc_auc", Map.of(), Shape.of(1), "needs an output of [classes], 2 or more");
  }

  private static void assertRefused(
      String name, Map<String, ?> values, Shape output, String message) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> metric(name, values, output));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e::getMessage);
  }
}
