package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  private final Workspace nn;

  CompareCommandTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  @Test
  void aComparisonGoesOnAfterADivergenceAndWritesItsFiles() throws IOException {
    Recorded run = nn.run("compare", nn.config(Workspace.IRIS), "--runs", nn.runs());
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    List<String> table = run.out().lines().skip(1).toList();
    assertTrue(table.getFirst().contains("optimizer"), run.out());
    assertTrue(table.get(1).startsWith("* lookahead(inner=adam(lr=0.05))"), run.out());
    assertTrue(table.get(1).contains(" ± "), run.out());
    assertTrue(table.get(2).startsWith("  sgd(lr=0.05)"), run.out());
    assertTrue(table.get(3).contains("diverged"), run.out());
    assertTrue(run.err().contains("sgd(lr=1e30), seed 1: step 2: loss NaN; the first"), run.err());
    Path result = nn.onlyRun();
    assertTrue(result.getFileName().toString().matches("\\d{8}-\\d{6}-tiny"), result.toString());
    assertTrue(Files.exists(result.resolve("summary.json")));
    assertTrue(Files.size(result.resolve("curves.png")) > 0);
    List<String> rows = Files.readAllLines(result.resolve("metrics.csv"));
    assertEquals(1 + 2 * 2 * 3, rows.size());
    assertTrue(
        rows.getFirst()
            .startsWith(
                "run,optimizer,seed,epoch,train_loss,test_loss,test_accuracy,lr,optimizer.name,optimizer.lr,"),
        rows.getFirst());
    assertTrue(rows.getFirst().endsWith(",seconds"), rows.getFirst());
    assertTrue(rows.get(1).startsWith("3,lookahead(inner=adam(lr=0.05)),1,1,"), rows.get(1));
  }
}
