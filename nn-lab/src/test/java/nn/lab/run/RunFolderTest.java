package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

  @TempDir Path runs;

  @Test
  void theNameTellsTimeAndExperiment() throws Exception {
    RunFolder folder = RunFolder.create(runs.resolve("new"), TIME, "digits");
    assertEquals(runs.resolve("new/20260102-030405-digits"), folder.path());
  }

  @Test
  void twoRunsAtTheSameTimeNeverShareAFolder() throws Exception {
    Callable<Path> create = () -> RunFolder.create(runs, TIME, "digits").path();
    Set<Path> paths = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Path> path :
          threads.invokeAll(IntStream.range(0, 40).mapToObj(_ -> create).toList())) {
        paths.add(path.get());
      }
    }
    assertEquals(40, paths.size());
    assertTrue(paths.contains(runs.resolve("20260102-030405-digits-40")));
  }

  @Test
  void aFolderIsWorkedInByOneRunAtATime() throws Exception {
    RunFolder folder = RunFolder.create(runs, TIME, "digits");
    try (RunLock _ = RunLock.of(folder)) {
      String message = assertThrows(RunException.class, () -> RunLock.of(folder)).getMessage();
      assertEquals(folder.path() + ": another process works in this folder; wait for it", message);
    }
    RunLock.of(folder).close();
  }
}
