package nn.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final Workspace nn;

  MainTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  @Test
  void mistakesAreExplainedWithoutAStackTrace() throws IOException {
    String wrong = nn.config("data: iris\nmodel: [linear: 3]\noptimizer: adm\n");
    assertAll(
        () -> nn.run("train", wrong).assertFails(ExitCode.USAGE, "Did you mean 'adam'"),
        () -> nn.run("train", "none.yaml").assertFails(ExitCode.USAGE, "there is no such file"),
        () -> nn.run("comprae").assertFails(ExitCode.USAGE, "Did you mean 'compare'"),
        () ->
            nn.run("train", wrong, "--sed", "a=1")
                .assertFails(ExitCode.USAGE, "Did you mean '--set'"),
        () ->
            nn.run("describe", "lokahead").assertFails(ExitCode.USAGE, "Did you mean 'lookahead'"),
        () -> nn.run("train").assertFails(ExitCode.USAGE, "'FILE'"),
        () -> nn.run("fly").assertFails(ExitCode.USAGE, "there is no command 'fly'"),
        () ->
            nn.run("train", wrong, "b").assertFails(ExitCode.USAGE, "'b' is an argument too many"),
        () -> nn.run("resume", "nowhere").assertFails(ExitCode.USAGE, "there is no such run"),
        () ->
            nn.run("resume", wrong)
                .assertFails(ExitCode.USAGE, "this is a file; a run is a folder"),
        () ->
            nn.run("resume", nn.folder().toString())
                .assertFails(ExitCode.USAGE, "holds no config.yaml"));
  }

  @Test
  void everyCommandWorksInANarrowTerminal() throws IOException {
    for (int width : List.of(1, 20, 54)) {
      assertEquals(ExitCode.OK, nn.runAt(width, "describe", "relu").exitCode());
      assertEquals(ExitCode.OK, nn.runAt(width, "train", "--help").exitCode());
      Recorded run =
          nn.runAt(
              width, "train", nn.config(Workspace.IRIS), "--set", "epochs=1", "--runs", nn.runs());
      assertEquals(ExitCode.OK, run.exitCode(), run.err());
      assertTrue(run.out().contains("test loss"), run.out());
    }
  }
}
