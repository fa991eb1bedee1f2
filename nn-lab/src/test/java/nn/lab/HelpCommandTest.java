package nn.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpCommandTest {
  private final Workspace nn;

  HelpCommandTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  @Test
  void helpShowsWhereToBegin() {
    assertTrue(nn.run().out().contains("nn compare"));
    assertTrue(nn.run("--help").out().contains("nn train experiments/digits.yaml"));
    assertTrue(nn.run("--version").out().startsWith("nn "));
    assertTrue(
        nn.run("plugins").out().lines().anyMatch(l -> l.matches("optimizer +adam +.*nn.optim.*")));
  }

  @Test
  void helpIsFoundHoweverItIsAskedFor() {
    String train = nn.run("train", "--help").out();
    assertEquals(train, nn.run("help", "train").out());
    assertEquals(nn.run("--help").out(), nn.run("help").out());
    assertEquals(nn.run("plugins").out(), nn.run("--", "plugins").out());
    assertAll(
        () -> nn.run("swep", "--help").assertFails(ExitCode.USAGE, "there is no command 'swep'"),
        () -> nn.run("trian", "--version").assertFails(ExitCode.USAGE, "Did you mean 'train'"),
        () -> nn.run("--help", "trian").assertFails(ExitCode.USAGE, "Did you mean 'train'"),
        () -> nn.run("help", "trian").assertFails(ExitCode.USAGE, "Did you mean 'train'"),
        () -> nn.run("--", "fly").assertFails(ExitCode.USAGE, "there is no command 'fly'"));
  }
}
