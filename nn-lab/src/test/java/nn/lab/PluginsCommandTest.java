package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {
  private final Workspace nn;

  PluginsCommandTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  @Test
  void aBrokenPluginIsNamedAndTheHealthyOnesAreStillListed() throws IOException {
    Path jar = Files.createDirectories(nn.folder().resolve("plugins/broken")).resolve("broken.jar");
    Files.writeString(jar, "no jar");
    Recorded listed = nn.run("plugins", "--plugins", nn.folder().resolve("plugins").toString());
    assertEquals(ExitCode.FAILURE, listed.exitCode());
    assertTrue(listed.out().contains("lookahead"), listed.out());
    assertTrue(listed.err().contains(jar + " is not a whole jar"), listed.err());
    Recorded described =
        nn.run("describe", "adam", "--plugins", nn.folder().resolve("plugins").toString());
    assertEquals(ExitCode.OK, described.exitCode(), described.err());
    Recorded asked =
        nn.run("describe", "broken", "--plugins", nn.folder().resolve("plugins").toString());
    assertEquals(ExitCode.USAGE, asked.exitCode());
    assertTrue(asked.err().contains(jar + " is not a whole jar"), asked.err());
  }

  @Test
  void aFolderOfPluginsThatIsNotThereIsNamed() {
    Path missing = nn.folder().resolve("missing");
    Recorded run = nn.run("plugins", "--plugins", missing.toString());
    assertFalse(run.exitCode() == ExitCode.OK);
    assertTrue(run.err().contains(missing.toString()), run.err());
  }

  @Test
  void whatIsBuiltInIsNotListedAsAJar() {
    List<String> listed = nn.run("plugins").out().lines().toList();
    assertTrue(
        listed.stream()
            .anyMatch(l ->
                l.matches("initializer +zeros? .*built in")
                    || l.matches("initializer +constant .*built in")));
    assertTrue(listed.stream().anyMatch(l -> l.matches("initializer +normal .*built in")));
    assertTrue(listed.stream().noneMatch(l -> l.matches("(optimizer|loss) .*built in")));
  }
}
