package nn.tck.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nn.api.optim.OptimizerProvider;
import nn.tck.OptimizerTck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace that an optimizer does not follow is found at its first difference. */
final class TracesTest {
  /** The momentum is 0.9 · 1 + 1 at the second step. */
  private static final String TRACE =
      """
      {"optimizer": "hostile_harmless", "cases": [{"name": "two steps",
       "hyperparameters": {"lr": 0.5},
       "parameters": [{"name": "weight", "shape": [2], "initial": [1.0, 2]}],
       "gradients": [[[1.0, 0]], [[1.0, 0]]],
       "after": [[[0.5, 2.0]], [[LAST, 2.0]]]}]}
      """;

  private static final ThreadLocal<Path> FILE = new ThreadLocal<>();

  /** Tests what is harmless against the file of the moment. */
  static final class Tck extends OptimizerTck {
    @Override
    protected OptimizerProvider provider() {
      return new Harmless();
    }

    @Override
    protected List<Path> traces() {
      return List.of(FILE.get());
    }
  }

  @Test
  void aTraceThatIsFollowedPasses(@TempDir Path folder) {
    KitRun run = run(folder, "-0.45");
    assertEquals(List.of(), run.failures());
    assertEquals(1, run.successes());
  }

  @Test
  void aDifferenceIsNamedWithItsPlace(@TempDir Path folder) {
    String failure = run(folder, "-0.4501").failures().getFirst();
    assertTrue(failure.contains("breaks the contract 'traces agree'"), failure);
    assertTrue(failure.contains("case 0 'two steps', step 2, weight, element 0"), failure);
    assertTrue(failure.contains("instead of -0.4501"), failure);
  }

  private static KitRun run(Path folder, String last) {
    Path file = folder.resolve("trace.json");
    try {
      Files.writeString(file, TRACE.replace("LAST", last));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FILE.set(file);
    try {
      return KitRun.of(Tck.class, "followsTraces");
    } finally {
      FILE.remove();
    }
  }
}
