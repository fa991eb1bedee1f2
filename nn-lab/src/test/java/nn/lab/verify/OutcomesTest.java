package nn.lab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of cases that the golden files do not hold, with plugins of a third party. */
class OutcomesTest {
  private static final Nn NN =
      Nn.builder().plugins(new Halving(), new Failing(), new Impatient()).build();

  @TempDir Path folder;

  private Checked run(String json) {
    return Checked.text(NN, folder, json);
  }

  private static String optimizer(String name, String hyperparameters, String rest) {
    return "{\"optimizer\": \"%s\", \"cases\": [{\"name\": \"n\", \"hyperparameters\": {%s}, %s}]}"
        .formatted(name, hyperparameters, rest);
  }

  private static String gradients(String gradients, String after) {
    return "\"parameters\": [{\"name\": \"w\", \"shape\": [2], \"initial\": [1, 2]}],"
        + " \"gradients\": %s, \"after\": %s".formatted(gradients, after);
  }

  @Test
  void pythonsNumbersThatAreNoneAreReadAndEqualThemselves() {
    String after = "[[[NaN, -Infinity]]]";
    String trace = optimizer("sgd", "\"lr\": 1.0", gradients("[[[NaN, Infinity]]]", after));
    assertEquals(1, run(trace).count("ok"));
    Checked off = run(trace.replace("-Infinity", "Infinity"));
    assertTrue(off.out().contains("step 1, w[1]: expected Infinity, found -Infinity"), off.out());
  }

  @Test
  void aParameterWithoutGradientIsSkipped() {
    String trace =
        optimizer("sgd", "\"lr\": 1", gradients("[[[1, 1]], [null]]", "[[[0, 1]], [[0, 1]]]"));
    assertEquals(1, run(trace).count("ok"), run(trace).out());
  }

  @Test
  void evaluationParametersAreComparedAndNamed() {
    String steps = gradients("[[[1, 1]]]", "[[[0.5, 1]]]");
    String trace = optimizer("halving", "", steps + ", \"evaluation_parameters\": [[[0, 0]]]");
    assertEquals(1, run(trace).count("ok"), run(trace).out());
    Checked off = run(trace.replace("[[[0, 0]]]", "[[[0, 3]]]"));
    assertTrue(off.out().contains("step 1 in evaluation, w[1]: expected 3.0"), off.out());
    assertTrue(off.out().contains("(cases[0].evaluation_parameters[0][0][1])"), off.out());
  }

  @Test
  void aFunctionIsEvaluatedByTheOptimizer() {
    String steps = "[{\"loss_before\": 1, \"x\": [0.2]}, {\"loss_before\": 0.64, \"x\": [0.36]}]";
    String rest = "\"function\": \"(1-x0)^2\", \"initial\": [0], \"after\": " + steps;
    String trace = optimizer("sgd", "\"lr\": 0.1", rest);
    assertEquals(1, run(trace).count("ok"), run(trace).out());
    Checked loss = run(trace.replace("0.64", "0.65"));
    assertTrue(loss.out().contains("step 2, loss_before: expected 0.65"), loss.out());
    Checked point = run(trace.replace("0.36", "0.37"));
    assertTrue(point.out().contains("step 2, x[0]: expected 0.37"), point.out());
    Checked absent = run(trace.replace("sgd", "newton"));
    assertEquals(1, absent.count("no plugin: optimizer 'newton'"), absent.out());
    Checked wrong = run(trace.replace("x0", "x1"));
    assertTrue(wrong.err().contains("cases[0].function: expected a variable from x0"), wrong.err());
  }

  @Test
  void aScheduleIsToldTheMetricOfEachStep() {
    String trace =
        "{\"cases\": [{\"name\": \"impatient\", \"hyperparameters\": {}, \"base_lr\": 0.5,"
            + " \"metrics\": [1, 4, 2], \"lr\": [0.5, 0.5, 0.125]}]}";
    assertEquals(1, run(trace).count("ok"), run(trace).out());
    Checked off = run(trace.replace("0.125", "0.25"));
    assertTrue(off.out().contains("step 2, lr: expected 0.25"), off.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sgd     | \"lrr\": 1           | 'lrr' is unknown for 'sgd'. Did you mean 'lr'?",
        "sgd     | \"lr\": \"fast\"     | optimizer.lr = fast: must be a number",
        "sgd     | \"lr\": -1, \"m\": 1 | optimizer.lr = -1: must be a number in [0, ∞)",
        "failing | ''                   | optimizer 'failing' (",
        "failing | ''                   | failed in step: java.lang.UnsupportedOperationException:"
            + " no luck"
      })
  void pluginsThatRefuseOrFailAreOffWithTheReason(String name, String values, String reason) {
    Checked run = run(optimizer(name, values, gradients("[[[1, 1]]]", "[[[0, 1]]]")));
    assertEquals(1, run.count("OFF"), run.out());
    assertTrue(run.out().contains(reason), run.out());
    assertTrue(run.verification().isOff());
  }

  @ParameterizedTest
  @CsvSource({
    "lion, '', lion",
    "lookahead, '\"inner\": {\"name\": \"lion\"}', lion",
    "lookahead, '\"inner\": \"lion\"', lion",
    "lookahead, '\"inner\": {\"name\": \"lookahead\", \"inner\": {\"name\": \"adan\"}}', adan"
  })
  void aPluginThatIsNotInstalledIsNamedWhereverItIs(String name, String values, String missing) {
    Checked run = run(optimizer(name, values, gradients("[[[1, 1]]]", "[[[0, 1]]]")));
    assertEquals(1, run.count("no plugin: optimizer '" + missing + "'"), run.out());
    assertTrue(run.out().contains("no optimizer is named '" + missing + "'"), run.out());
    assertTrue(run.verification().lacksPlugin());
  }

  @Test
  void aBufferThatALayerDoesNotHaveIsOff() {
    String array = "{\"shape\": [1], \"values\": [1]}";
    String weight = "{\"weight\": {\"shape\": [1, 1], \"values\": [1]}}";
    String trace =
        """
        {"cases": [{"name": "linear",
        "hyperparameters": {"in_features": 1, "out_features": 1, "bias": false},
        "inputs": [%1$s], "parameters": %2$s, "buffers_before": {}, "buffers_after": {},
        "y": %1$s, "upstream": %1$s, "input_gradients": [%1$s], "parameter_gradients": %2$s}]}
        """
            .formatted(array, weight);
    assertEquals(1, run(trace).count("ok"), run(trace).out());
    Checked off = run(trace.replace("_after\": {", "_after\": {\"running_mean\": " + array));
    assertTrue(off.out().contains("'buffers_after' has values for 'running_mean'"), off.out());
  }

  @Test
  void namesCannotSteerTheTerminal() {
    String trace = optimizer("sgd", "\"lr\": 1", gradients("[[[1, 1]]]", "[[[0, 1]]]"));
    Checked run = run(trace.replace("\"n\"", "\"\\u001b[31m\\nn\"").replace("sgd", "s\\u009bd"));
    String shown = run.out().replace("\n", "");
    assertTrue(shown.chars().noneMatch(Character::isISOControl), shown);
    assertTrue(shown.contains("\\u001b[31m\\u000an"), shown);
  }

  @Test
  void everythingThatIsWrongWithHyperparametersIsSaid() {
    String steps = gradients("[[[1, 1]]]", "[[[0, 1]]]");
    Checked run = run(optimizer("sgd", "\"lr\": -1, \"dampening\": \"a\"", steps));
    assertTrue(run.out().contains("optimizer.lr = -1: must be"), run.out());
    assertTrue(run.out().contains("\n      optimizer.dampening = a: must be"), run.out());
  }

  @Test
  void shapesThatDifferAreOff() {
    String trace =
        """
        {"cases": [{"name": "mse", "hyperparameters": {"reduction": "none"},
        "input": {"shape": [2], "values": [3, 1]}, "target": {"shape": [2], "values": [1, 1]},
        "loss": {"shape": [2, 1], "values": [4, 0]},
        "input_gradient": {"shape": [2], "values": [4, 0]}}]}
        """;
    Checked run = run(trace);
    assertTrue(run.out().contains("loss has shape [2], in the trace [2, 1]"), run.out());
    assertEquals(1, run(trace.replace("[2, 1]", "[2]")).count("ok"));
  }
}
