package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose targets are numbers. */
class RegressionRunTest {
  private static final String CONFIG =
      """
      data: {csv: points.csv, targets: [sum, difference], test_fraction: 0.25}
      model: [linear: 2]
      optimizer: adam(lr=0.1)
      epochs: 60
      batch_size: 8
      """;

  @TempDir Path folder;

  /** The targets stand between the features, and not in the order in which they are asked for. */
  @BeforeEach
  void writeTable() throws IOException {
    StringBuilder rows = new StringBuilder("x,difference,y,sum\n");
    for (int i = 0; i < 80; i++) {
      double x = i * 7 % 11 / 10.0;
      double y = i * 5 % 13 / 10.0;
      rows.append(String.format(Locale.ROOT, "%s,%.4f,%s,%.4f%n", x, x - y, y, x + y));
    }
    Files.writeString(folder.resolve("points.csv"), rows);
  }

  private Recorded run(String config) throws IOException {
    Workspace workspace = new Workspace(folder);
    return workspace.run("train", workspace.config(config), "--runs", workspace.runs());
  }

  private static double testLoss(Path run) throws IOException {
    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    assertTrue(
        rows.getFirst().startsWith("run,optimizer,seed,epoch,train_loss,test_loss,lr"),
        rows::getFirst);
    return Double.parseDouble(rows.getLast().split(",", -1)[5]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mse", "l1", "huber(delta=0.5)"})
  void severalNumbersAreLearnedWithEveryLossOfNumbers(String loss) throws IOException {
    Recorded run = run(CONFIG + "loss: " + loss + "\n");
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    assertTrue(testLoss(new Workspace(folder).onlyRun()) < 0.05);
    assertFalse((run.out() + run.err()).contains("accuracy"), run.out() + run.err());
    assertTrue(run.err().contains("  test loss "), run.err());
    Path summary = new Workspace(folder).onlyRun().resolve("summary.json");
    assertFalse(Files.readString(summary).contains("accuracy\" : {"));
  }

  @Test
  void withoutALossItIsTheSquaredDifference() throws IOException {
    run(CONFIG);
    String config = Files.readString(new Workspace(folder).onlyRun().resolve("config.yaml"));
    assertTrue(config.contains("name: mse"), config);
    assertTrue(config.contains("targets: [sum, difference]"), config);
  }

  @Test
  void aStoppedRunGoesOnToTheSameBits() throws IOException {
    run(CONFIG + "validation_fraction: 0.2\nearly_stopping: {patience: 2, min_delta: 0.01}\n");
    Path run = new Workspace(folder).onlyRun();
    List<String> rows = Workspace.numbers(run);
    try (Stream<Path> files = Files.list(run.resolve("checkpoints/001"))) {
      Files.delete(
          files
              .filter(file -> file.toString().contains("checkpoint-"))
              .sorted()
              .toList()
              .getLast());
    }
    Recorded resumed = new Workspace(folder).run("resume", run.toString());
    assertEquals(ExitCode.OK, resumed.exitCode(), resumed.err());
    assertEquals(rows, Workspace.numbers(run));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model: [linear: 2] | model: [linear: 3] | must be [2], because",
        "model: [linear: 2] | model: [linear: 3] | has 2 targets; 'linear: 2' ends it so",
        "optimizer: | loss: cross_entropy~optimizer: | must be mse, l1, huber or another",
        "targets: [sum, difference] | targets: [sum, sum] | must be all different",
        "targets: [sum, difference] | targets: [sum, diference] | Did you mean 'difference'?",
        "targets: [sum, difference] | target: sum, label: x | 'label'; write one of label, target",
        "epochs: | validation_fraction: 0.2~best_by: accuracy~epochs: | must be one of loss",
      })
  void whatDoesNotFitIsRefusedWithTheRemedy(String given, String wrong, String message)
      throws IOException {
    Recorded refused = run(CONFIG.replace(given, wrong.replace("~", "\n")));
    assertTrue(refused.exitCode() == ExitCode.USAGE || refused.exitCode() == ExitCode.FAILURE);
    assertTrue(refused.err().contains(message), refused.err());
    assertFalse(refused.err().contains("\tat "), refused.err());
  }
}
