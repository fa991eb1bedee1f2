package nn.architecture.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFilesTest {

  @Test
  void readsWhatItRecorded(@TempDir Path folder) throws IOException {
    BaselineFiles files = new BaselineFiles(folder);
    TreeSet<String> lines = new TreeSet<>(List.of("a.A stable", "a.A f(): int"));
    files.record(lines);
    assertEquals(lines, files.signatures());
  }

  @Test
  void reasonsFollowTheBreaks(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("accepted-breaks.txt"),
        """
        # A comment.

        a.A f(): int   # returns a long: it overflowed
        a.A g(): int
        """);
    assertEquals(
        Map.of("a.A f(): int", " returns a long: it overflowed", "a.A g(): int", ""),
        new BaselineFiles(folder).acceptedBreaks());
  }

  @Test
  void missingFilesAreEmpty(@TempDir Path folder) throws IOException {
    assertEquals(new TreeSet<>(), new BaselineFiles(folder).signatures());
    assertEquals(Map.of(), new BaselineFiles(folder).acceptedBreaks());
  }
}
