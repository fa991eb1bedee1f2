package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs with metrics beside loss and accuracy. */
class MetricsRunTest {
  private static final String CONFIG =
      """
      data: iris
      model: [linear: 8, tanh, linear: 3]
      optimizer: adam(lr=0.05)
      epochs: 30
      batch_size: 16
      validation_fraction: 0.25
      metrics: [top_k(k=2), f1, recall(average=micro)]
      best_by: f1
      early_stopping: {patience: 4}
      """;

  @TempDir Path folder;

  private Recorded run(String config) throws IOException {
    Workspace workspace = new Workspace(folder);
    return workspace.run("train", workspace.config(config), "--runs", workspace.runs());
  }

  @Test
  void metricsAreColumnsOfEveryResultAndChooseTheBestEpoch() throws IOException {
    Recorded run = run(CONFIG);
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    Path folder = new Workspace(this.folder).onlyRun();
    List<String> rows = Files.readAllLines(folder.resolve("metrics.csv"));
    assertTrue(
        rows.getFirst()
            .contains(
                ",validation_loss,validation_accuracy,validation_top_k,validation_f1,"
                    + "validation_recall,lr,"),
        rows::getFirst);
    List<String[]> cells = rows.stream().skip(1).map(row -> row.split(",", -1)).toList();
    int best = 0;
    for (int i = 0; i < cells.size(); i++) {
      best = f1(cells.get(i)) > f1(cells.get(best)) ? i : best;
      assertEquals(cells.get(i)[6], cells.get(i)[9], "accuracy is recall over all samples");
    }
    String summary = Files.readString(folder.resolve("summary.json"));
    assertTrue(summary.contains("\"best_epoch\" : " + (best + 1)), summary);
    assertTrue(summary.contains("\"test_f1\" : "), summary);
    assertTrue(summary.contains("\"metric 'f1'\" : {") || summary.contains("nn.metrics"), summary);
    assertTrue(run.out().contains("top_k"), run.out());
  }

  private static double f1(String[] cells) {
    return Double.parseDouble(cells[8]);
  }

  @Test
  void aStoppedRunGoesOnToTheSameBits() throws IOException {
    run(CONFIG);
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
        "top_k(k=2) | top_k(k=3) | metrics[0]: 'top_k': k = 3 would find every class; must be"
            + " below",
        "top_k(k=2) | topk | Did you mean 'top_k'?",
        "top_k(k=2) | mae | compares numbers, and the data have classes",
        "top_k(k=2) | f1 | is the same as one before it",
        "best_by: f1 | best_by: precision | must be one of loss, accuracy, top_k, f1, recall",
        "recall(average=micro) | recall(average=binary) | binary is for 2 classes, found 3",
      })
  void whatDoesNotFitIsRefusedWithTheRemedy(String given, String wrong, String message)
      throws IOException {
    Recorded refused = run(CONFIG.replace(given, wrong));
    assertEquals(ExitCode.USAGE, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains(message), refused.err());
    assertFalse(Files.exists(folder.resolve("runs")));
  }

  @Test
  void metricsAreDescribedAndListed() {
    Workspace workspace = new Workspace(folder);
    assertTrue(workspace.run("plugins").out().contains("roc_auc"));
    String described = workspace.run("describe", "f1").out();
    assertTrue(described.startsWith("f1  metric from nn.metrics"), described);
    assertTrue(workspace.run("describe", "config").out().contains("best_by"));
  }
}
