package nn.lab.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a file is said with its place and what was expected. */
class MalformedTraceTest {
  private static final String SGD =
      """
      {"optimizer": "sgd", "cases": [{"name": "tiny", "hyperparameters": {"lr": 0.5},
      "parameters": [{"name": "w", "shape": [2, 1], "initial": [1, 2]}],
      "gradients": [[[1, 1]], [[1, 0]]],
      "after": [[[0.5, 1.5]], [[0, 1.5]]]}]}
      """;

  private static final String SCHEDULE =
      """
      {"cases": [{"name": "step_lr", "hyperparameters": {"step_size": 1, "gamma": 0.5},
      "base_lr": 0.5, "metrics": [1, 1], "lr": [0.5, 0.25]}]}
      """;

  private static final String LOSS =
      """
      {"cases": [{"name": "mse", "hyperparameters": {}, "input": {"shape": [1], "values": [3]},
      "target": {"shape": [1], "values": [1]}, "loss": {"shape": [], "values": [4]},
      "input_gradient": {"shape": [1], "values": [4]}}]}
      """;

  private static final String TRAINING =
      """
      {"cases": [{"name": "tiny", "model": "linear 1->1, mse (sum)",
      "optimizer": {"name": "sgd", "lr": 0.5}, "initial": {"0.weight": {"shape": [1, 1], "values": [3]}},
      "batches": [{"x": [1], "y": [1, 1]}], "steps": 1, "losses": [4],
      "final": {"0.weight": {"shape": [1, 1], "values": [1]}}}]}
      """;

  private static final Nn NN = Nn.create();

  @TempDir Path folder;

  @Test
  void theFilesThatAreSpoiltBelowAreSound() {
    assertEquals(1, Checked.text(NN, folder, SGD).count("ok"));
    assertEquals(1, Checked.text(NN, folder, SCHEDULE).count("ok"));
    assertEquals(1, Checked.text(NN, folder, LOSS).count("ok"));
    assertEquals("", Checked.text(NN, folder, TRAINING).err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"optimizer\" | {optimizer           | :1:2: not JSON: Unexpected character ('o'",
        "]}]}           | ]}                   | not JSON: Unexpected",
        "1.5]]]}]}      | 1.5]]]}]} 1          | :4:40: not JSON: expected the end of the file",
        "\"optimizer\"  | \"optimiser\"        | :1:1: the key 'optimizer' is missing",
        "\"cases\"      | \"case\"             | :1:1: the key 'cases' is missing",
        "[{\"name\": \"t | [], \"x\": [{\"name\": \"t | :1:31: cases: expected a list that is not"
            + " empty",
        "{\"lr\": 0.5}  | 0.5                  | cases[0].hyperparameters: expected an object,"
            + " found 0.5",
        "{\"lr\": 0.5}  | {\"lr\": null}       | cases[0].hyperparameters.lr: null is no value",
        "{\"lr\": 0.5}  | {\"inner\": {}}      | cases[0].hyperparameters.inner: the key 'name' is"
            + " missing",
        "\"lr\": 0.5    | \"lr\": 1, \"lr\": 2 | :1:78: 'lr' stands twice",
        "[2, 1]         | [2, -1]              | parameters[0].shape[1]: expected a whole number"
            + " from 1, found -1",
        "[2, 1]         | [2, 1.0]             | shape[1]: expected a whole number from 1, found"
            + " 1.0",
        "[2, 1]         | [3, 1]               | :2:58: cases[0].parameters[0].initial: expected a"
            + " list of 3, as shape [3, 1] says, found a list of 2",
        "[2, 1]         | [2147483647, 2]      | shape: shape [2147483647, 2]: more than",
        "[1, 2]         | [1, \"2\"]           | initial[1]: expected a number, found the text"
            + " \"2\"",
        "\"after\"      | \"before\"           | cases[0]: the key 'after' is missing",
        "[[1, 0]]       | [[1]]                | gradients[1][0]: expected a list of 2, one per"
            + " element of the parameter, found a list of 1",
        "[[1, 0]]       | [[1, 0], [1, 0]]     | gradients[1]: expected a list of 1, one per"
            + " parameter, found a list of 2",
        ", [[0, 1.5]]   | ''                   | :4:10: cases[0].after: expected a list of 2, one"
            + " per step of 'gradients', found a list of 1",
        "[[0, 1.5]]     | [[0, null]]          | after[1][0][1]: expected a number, found null",
        "\"tiny\"       | 7                    | cases[0].name: expected a text, found 7"
      })
  void anOptimizerTrace(String sound, String spoilt, String message) {
    refused(SGD, sound, spoilt, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"metrics\": [1, 1] | \"metrics\": [1] | metrics: expected a list of 2, one per step of"
            + " 'lr'",
        "\"base_lr\": 0.5,   | ''               | cases[0]: the key 'base_lr' is missing",
        "\"step_size\": 1    | \"s\": [{}]      | hyperparameters.s[0]: the key 'name' is missing"
      })
  void aScheduleTrace(String sound, String spoilt, String message) {
    refused(SCHEDULE, sound, spoilt, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"target\"  | \"goal\" | cases[0]: the key 'target' is missing",
        "[], \"values\": [4] | [], \"values\": [4, 4] | loss.values: expected a list of 1, as shape"
            + " [] says"
      })
  void aLossTrace(String sound, String spoilt, String message) {
    refused(LOSS, sound, spoilt, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linear 1->1, mse (sum) | linear 1->1, mse (most) | model: expected a loss at the end",
        "linear 1->1, mse (sum) | relu, mse (sum)         | model: expected a linear layer at the"
            + " start",
        "linear 1->1, mse (sum) | linear 1-1, mse         | found \"linear 1-1\"",
        "linear 1->1            | linear 2->1             | x: expected a list of rows with 2"
            + " numbers each",
        "\"steps\": 1           | \"steps\": 2            | losses: expected a list of 2, one per"
            + " step",
        "\"name\": \"sgd\",     | ''                      | optimizer: the key 'name' is missing"
      })
  void aTrainingTrace(String sound, String spoilt, String message) {
    refused(TRAINING, sound, spoilt, message);
  }

  private void refused(String trace, String sound, String spoilt, String message) {
    assertTrue(trace.contains(sound), sound);
    Checked run = Checked.text(NN, folder, trace.replace(sound, spoilt));
    assertTrue(run.err().startsWith("nn: " + folder.resolve("trace.json") + ":"), run.err());
    assertTrue(run.err().contains(message), run.err());
    assertTrue(run.verification().hasMalformedFile());
    assertFalse(run.out().contains("case "), run.out());
  }

  @Test
  void aCaseOfNoKnownKindIsToldWhatThereIs() {
    Checked run = Checked.text(NN, folder, "{\"cases\": [{\"name\": \"x\"}]}");
    assertTrue(
        run.err().contains(":1:12: cases[0]: expected the keys of a case: after, gradients"));
  }

  @Test
  void theGradientOfTheInputOfAnActivationIsNeeded() {
    String array = "{\"shape\": [1], \"values\": [1]}";
    String trace =
        "{\"cases\": [{\"name\": \"relu\", \"hyperparameters\": {}, \"x\": %1$s, \"y\": %1$s,"
            + " \"upstream\": %1$s, \"x_gradient\": %1$s}]}";
    assertEquals(1, Checked.text(NN, folder, trace.formatted(array)).count("ok"));
    Checked run = Checked.text(NN, folder, trace.replace("x_g", "xg").formatted(array));
    assertTrue(run.err().contains("cases[0]: the key 'x_gradient' is missing"), run.err());
  }

  @Test
  void whatConcernsAllCasesIsSaidOnce() {
    String trace = SGD.replace("\"optimizer\"", "\"o\"").replace("]}]}", "]}, ");
    String two = trace + SGD.substring(SGD.indexOf("[{") + 1);
    assertEquals(1, Checked.text(NN, folder, two).err().lines().count());
  }

  @Test
  void everyMalformedCaseOfAFileIsNamed() {
    String spoilt = "{\"gradients\": 1}, {\"lr\": 1}";
    Checked run = Checked.text(NN, folder, "{\"optimizer\": \"sgd\", \"cases\": [" + spoilt + "]}");
    assertEquals(2, run.err().lines().count(), run.err());
  }
}
