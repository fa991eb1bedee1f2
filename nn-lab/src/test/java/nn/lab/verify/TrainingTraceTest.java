package nn.lab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of training runs that the golden files do not hold. */
class TrainingTraceTest {
  private static final Nn NN = Nn.builder().plugins(new Twice()).build();

  @TempDir Path folder;

  private Checked run(String json) {
    return Checked.text(NN, folder, json);
  }

  @Test
  void aModelWithoutBiasIsTrained() {
    String trace =
        """
        {"cases": [{"name": "tiny", "model": "linear 1->2, leaky_relu(negative_slope=0.5), mse (sum)",
        "optimizer": {"name": "sgd", "lr": 0.25},
        "initial": {"0.weight": {"shape": [2, 1], "values": [3, -1]}},
        "batches": [{"x": [1], "y": [1, 0.5]}], "steps": 1, "losses": [5],
        "final": {"0.weight": {"shape": [2, 1], "values": [2, -0.75]}}}]}
        """;
    assertEquals(1, run(trace).count("ok"), run(trace).out());
    Checked lost = run(trace.replace("\"final\": {\"0.w", "\"final\": {\"1.w"));
    assertTrue(lost.out().contains("'final' has values for '1.weight'; expected"), lost.out());
    Checked less = run(trace.replaceFirst("\"final\".*", "\"final\": {}}]}"));
    assertTrue(less.out().contains("'final' has no values for '0.weight'"), less.out());
    Checked scratch = run(trace.replace("\"0.weight\"", "\"1.weight\""));
    assertTrue(scratch.out().contains("'initial' has values for '1.weight'"), scratch.out());
  }

  @Test
  void anOptimizerThatEvaluatesTheLossItselfTrainsAModel() {
    String trace =
        """
        {"cases": [{"name": "tiny", "model": "linear 1->1, mse (sum)",
        "optimizer": {"name": "twice", "lr": 0.25}, "initial": {"0.weight": {"shape": [1, 1], "values": [5]}},
        "batches": [{"x": [1], "y": [1]}], "steps": 2, "losses": [16, 1],
        "final": {"0.weight": {"shape": [1, 1], "values": [1.25]}}}]}
        """;
    assertEquals(1, run(trace).count("ok"), run(trace).out());
  }

  /** Every model computes 0, because its weights start at 0. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linear 1->1, mse (mean)                              | [1, 1]       | 1          | [2]",
        "linear 1->1, mse (sum)                               | [1, 0]       | 1          | [2]",
        "linear 1->1, binary_cross_entropy_with_logits (mean) | [1, 1]       | 0.69314718 | [0.5]",
        "linear 1->2, mse (sum)                               | [1, 0, 0, 1] | 2          | [2, 2]",
        "linear 1->2, cross_entropy (sum)                     | [0, 1]       | 1.38629436 | [0, 0]"
      })
  void theTargetIsANumberAnOutputOrAClassARow(
      String model, String target, double loss, String weights) {
    int outputs = weights.contains(",") ? 2 : 1;
    String zeros = outputs == 2 ? "[0, 0]" : "[0]";
    String trace =
        """
        {"cases": [{"name": "tiny", "model": "%1$s", "optimizer": {"name": "sgd", "lr": 1},
        "initial": {"0.weight": {"shape": [%2$d, 1], "values": %3$s}},
        "batches": [{"x": [1, 1], "y": %4$s}], "steps": 1, "losses": [%5$s],
        "final": {"0.weight": {"shape": [%2$d, 1], "values": %6$s}}}]}
        """
            .formatted(model, outputs, zeros, target, loss, weights);
    assertEquals(1, run(trace).count("ok"), run(trace).out());
  }
}
