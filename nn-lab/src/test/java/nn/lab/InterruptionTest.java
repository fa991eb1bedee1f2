package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are stopped in a process of their own and resumed in others. */
@Timeout(1200)
class InterruptionTest {
  private static final int EPOCHS = 12;
  private static final int TERMINATED = 143;
  private static final String CONFIG =
      """
      data: digits
      model: [linear: 32, relu, dropout: 0.1, linear: 10]
      epochs: %d
      checkpoint_every: 2
      compare:
        optimizers: ["sgd(lr=0.05, momentum=0.9)", "lookahead(inner=adam)"]
        seeds: [1, 2]
      """
          .formatted(EPOCHS);

  @TempDir Path folder;

  @Test
  void aRunThatIsKilledTwiceEndsWithTheSameBits() throws Exception {
    Path run = startedRun();
    waitForRows(run, EPOCHS / 2);
    kill();
    start("resume", run.toString());
    waitForRows(run, 2 * EPOCHS + 3);
    kill();
    Recorded end = Recorded.run(folder, "resume", run.toString());
    assertEquals(ExitCode.OK, end.exitCode(), end.err());
    assertEquals(uninterrupted(), numbers(run));
  }

  @Test
  void controlCSavesSaysHowToGoOnAndLosesNothing() throws Exception {
    Assumptions.assumeFalse(System.getProperty("os.name").startsWith("Windows"));
    Path run = startedRun();
    waitForRows(run, 3);
    boolean background = ignoresInterrupts();
    String signal = background ? "-TERM" : "-INT";
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES));
    assertEquals(background ? TERMINATED : ExitCode.INTERRUPTED, process.exitValue());
    String said = Files.readString(folder.resolve("err"));
    assertTrue(said.contains("Go on with: nn resume " + run), said);
    Recorded end = Recorded.run(folder, "resume", run.toString());
    assertEquals(ExitCode.OK, end.exitCode(), end.err());
    assertEquals(uninterrupted(), numbers(run));
  }

  /** A shell's background jobs, and all that they start, ignore Ctrl-C; nothing can undo it. */
  private static boolean ignoresInterrupts() throws Exception {
    Process probe = new ProcessBuilder("sh", "-c", "kill -INT $$; exit 0").start();
    return probe.waitFor() == 0;
  }

  private Process process;

  private Path startedRun() throws Exception {
    start("compare", config(), "--runs", folder.resolve("runs").toString());
    while (true) {
      assertTrue(process.isAlive(), () -> "ended early: " + read(folder.resolve("err")));
      Path runs = folder.resolve("runs");
      if (Files.isDirectory(runs)) {
        try (Stream<Path> folders = Files.list(runs)) {
          List<Path> found = folders.toList();
          if (!found.isEmpty()) {
            return found.getFirst();
          }
        }
      }
      Thread.sleep(20);
    }
  }

  private String config() throws IOException {
    return Files.writeString(folder.resolve("c.yaml"), CONFIG).toString();
  }

  private void start(String... arguments) throws IOException {
    process = NnProcess.of(folder, arguments).start();
  }

  private void waitForRows(Path run, int rows) throws Exception {
    while (numbers(run).size() <= rows) {
      assertTrue(process.isAlive(), () -> "ended early: " + read(folder.resolve("err")));
      Thread.sleep(5);
    }
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Returns all columns but the seconds; a row that is being written may be cut off. */
  private static List<String> numbers(Path run) throws IOException {
    Path file = run.resolve("metrics.csv");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(row -> row.replaceFirst(",[^,]*$", "")).toList()
        : List.of();
  }

  private List<String> uninterrupted() throws IOException {
    Path whole = folder.resolve("whole");
    Recorded run = Recorded.run(folder, "compare", config(), "--runs", whole.toString());
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    return numbers(Workspace.onlyRun(whole));
  }
}
