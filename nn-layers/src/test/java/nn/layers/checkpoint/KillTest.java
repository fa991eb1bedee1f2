package nn.layers.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.api.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a saving process with SIGKILL at random moments. */
class KillTest {
  private static final int KILLS = 20;
  private static final int LATEST_KILL_MILLIS = 60;

  @TempDir private Path parent;

  @Test
  void aProcessKilledAtAnyMomentLeavesTheLastCheckpointItReported() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path folder = parent.resolve("run");
    int unfinished = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long reported = runAndKill(folder, random.nextInt(LATEST_KILL_MILLIS));
      String what = "seed " + seed + ", kill " + kill;
      CheckpointStore.Latest latest = new CheckpointStore(folder, 2).latest();
      assertEquals(List.of(), latest.skipped(), what);
      CheckpointStore.Checkpoint checkpoint = latest.checkpoint().orElseThrow();
      assertTrue(checkpoint.step() >= reported, what);
      TensorFiles.assertSame(
          TensorFiles.large(checkpoint.step(), KilledProcess.LENGTH), checkpoint.content());
      unfinished += hasTemporary(folder) ? 1 : 0;
    }
    assertTrue(unfinished > 0, "seed " + seed + ": no kill came in the middle of a save");
  }

  /** Returns the last step that the process reported as saved. */
  private static long runAndKill(Path folder, int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                KilledProcess.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader reader = process.inputReader()) {
      String first = Optional.ofNullable(reader.readLine()).orElseThrow();
      Thread.sleep(millis);
      // The handle's, because the process's would close the stream that is still to be read.
      process.toHandle().destroyForcibly();
      return reader.lines().reduce(first, (_, last) -> last).transform(Long::parseLong);
    }
  }

  /** The process runs on the class path, whatever this one runs on. */
  private static String classPath() {
    return Stream.of(SafeTensors.class, KilledProcess.class, Shape.class, JsonFactory.class)
        .map(KillTest::location)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(Class<?> type) {
    String name = "/" + type.getName().replace('.', '/') + ".class";
    URL url = Optional.ofNullable(type.getResource(name)).orElseThrow();
    String root = url.toString().substring(0, url.toString().length() - name.length());
    String file = root.startsWith("jar:") ? root.substring(4, root.length() - 1) : root;
    return Path.of(URI.create(file)).toString();
  }

  private static boolean hasTemporary(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().contains(".tmp-"));
    }
  }
}
