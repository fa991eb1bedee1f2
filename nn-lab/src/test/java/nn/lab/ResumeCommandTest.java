package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What resume shows, and for which runs; {@link ResumeTest} has what it refuses. */
class ResumeCommandTest {
  private final Workspace nn;

  ResumeCommandTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  @Test
  void aFinishedRunThatIsResumedShowsItsResultsAgain() throws IOException {
    Recorded run = nn.run("train", nn.config(Workspace.IRIS), "--runs", nn.runs());
    List<String> before = Files.readAllLines(nn.onlyRun().resolve("metrics.csv"));
    Recorded again = nn.run("resume", nn.onlyRun().toString());
    assertEquals(run.out(), again.out());
    assertEquals(before, Files.readAllLines(nn.onlyRun().resolve("metrics.csv")));
  }

  @Test
  void aRunCanBeResumedWhateverItsConfigIsCalled() throws IOException {
    for (String name :
        List.of("my config", "größe", "-x", ".hidden", "con", "a".repeat(70), "010")) {
      Path runs = nn.folder().resolve("runs of " + name);
      Path config = Files.writeString(nn.folder().resolve(name + ".yaml"), Workspace.IRIS);
      Recorded run =
          nn.run("train", config.toString(), "--set", "epochs=1", "--runs", runs.toString());
      assertEquals(ExitCode.OK, run.exitCode(), run.err());
      Recorded again = nn.run("resume", Workspace.onlyRun(runs).toString());
      assertEquals(ExitCode.OK, again.exitCode(), again.err());
    }
  }

  @Test
  void aRunMayGetMoreEpochs() throws IOException {
    nn.run("train", nn.config(Workspace.IRIS), "--runs", nn.runs());
    Path yaml = nn.onlyRun().resolve("config.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("epochs: 3", "epochs: 5"));
    nn.run("resume", nn.onlyRun().toString());
    Recorded whole =
        nn.run(
            "train",
            nn.config(Workspace.IRIS),
            "--set",
            "epochs=5",
            "--runs",
            nn.folder().resolve("w").toString());
    assertEquals(ExitCode.OK, whole.exitCode(), whole.err());
    assertEquals(
        Workspace.numbers(Workspace.onlyRun(nn.folder().resolve("w"))),
        Workspace.numbers(nn.onlyRun()));
  }

  @Test
  void aRunWhoseConfigWasChangedIsNotResumed() throws IOException {
    nn.run("train", nn.config(Workspace.IRIS), "--runs", nn.runs());
    Path yaml = nn.onlyRun().resolve("config.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("out_features: 8", "out_features: 9"));
    Recorded run = nn.run("resume", nn.onlyRun().toString());
    run.assertFails(ExitCode.FAILURE, ".safetensors: model. Change it back");
    Files.writeString(yaml, Files.readString(yaml).replace("out_features: 9", "out_features: 8"));
    Files.writeString(yaml, Files.readString(yaml).replace("lr: 0.02", "lr: 0.03"));
    nn.run("resume", nn.onlyRun().toString())
        .assertFails(ExitCode.FAILURE, ": optimizer. Change it back");
  }
}
