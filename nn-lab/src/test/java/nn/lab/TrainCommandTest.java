package nn.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  private final Workspace nn;

  TrainCommandTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  @Test
  void theResolvedConfigOfARunGivesTheSameNumbers() throws IOException {
    nn.run(
        "train",
        nn.config(Workspace.IRIS),
        "--runs",
        nn.runs(),
        "--optimizer",
        "sgd(lr=0.1)",
        "--set",
        "seed=4");
    Path first = nn.onlyRun();
    String second = nn.folder().resolve("second").toString();
    nn.run("train", first.resolve("config.yaml").toString(), "--runs", second);
    Path again = Workspace.onlyRun(Path.of(second));
    assertEquals(
        Files.readString(first.resolve("config.yaml")),
        Files.readString(again.resolve("config.yaml")));
    assertEquals(Workspace.numbers(first), Workspace.numbers(again));
  }

  @Test
  void aRunThatDivergesFailsAndNamesItsLastGoodCheckpoint() throws IOException {
    String grows = "schedule: linear_lr(start_factor=1e-39, end_factor=1.0, total_iters=2)\n";
    String yaml = Workspace.IRIS.replace("adam(lr=0.02)", "sgd(lr=1e38)") + grows;
    Recorded run = nn.run("train", nn.config(yaml), "--runs", nn.runs());
    assertEquals(ExitCode.FAILURE, run.exitCode(), run.err());
    assertTrue(run.out().contains("diverged"), run.out());
    assertTrue(run.err().contains("The last good checkpoint is " + nn.onlyRun()), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void dataThatDoesNotFitTheConfigIsReportedAtItsPlace() throws IOException {
    Files.writeString(nn.folder().resolve("t.csv"), "x,y\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n");
    String yaml = "data: {csv: t.csv, label: y}\nmodel: [linear: 3]\noptimizer: adam\n";
    Recorded outputs = nn.run("train", nn.config(yaml), "--runs", nn.runs());
    outputs.assertFails(
        ExitCode.USAGE,
        "tiny.yaml:2:9: model[0]: the network's output has the shape [3], must be [2], because");
    String weighted = yaml.replace("3", "2") + "loss: cross_entropy(weight=[1, 2, 3])\n";
    Recorded loss = nn.run("train", nn.config(weighted), "--runs", nn.runs());
    loss.assertFails(ExitCode.USAGE, "loss.weight = [1.0, 2.0, 3.0]: must be one number, or 2 of");
    Recorded directory =
        nn.run("train", nn.config(yaml.replace("t.csv", "'.'")), "--runs", nn.runs());
    directory.assertFails(ExitCode.USAGE, "is a folder; must be a file");
    Recorded missing =
        nn.run("train", nn.config(yaml.replace("t.csv", "u.csv")), "--runs", nn.runs());
    missing.assertFails(ExitCode.USAGE, "tiny.yaml:1:8: data.csv = ");
    Recorded label =
        nn.run("train", nn.config(yaml.replace("label: y", "label: z")), "--runs", nn.runs());
    label.assertFails(ExitCode.FAILURE, "no column 'z'");
  }

  @Test
  void aNetworkTooLargeForAnArrayIsAMistakeOfTheConfig() throws IOException {
    String wide = Workspace.IRIS.replace("linear: 8, relu", "linear: 46341, linear: 46341");
    Recorded run = nn.run("train", nn.config(wide), "--runs", nn.runs());
    run.assertFails(
        ExitCode.USAGE, "model[1]: linear(out_features=46341) is too large: shape [46341, 46341]");
  }

  @Test
  void aFileThatIsInTheWayIsNamedWithTheReason() throws IOException {
    String file = Files.writeString(nn.folder().resolve("file"), "").toString();
    nn.run("train", nn.config(Workspace.IRIS), "--runs", file)
        .assertFails(ExitCode.FAILURE, "file: something of this name is there already");
  }

  @Test
  void aFileWhoseNameBeginsWithAnAtSignIsAFile() {
    nn.run("train", "@x.yaml").assertFails(ExitCode.USAGE, "@x.yaml: there is no such file");
  }

  @Test
  void trainTakesOneOptimizer() throws IOException {
    Recorded run =
        nn.run("train", nn.config(Workspace.IRIS), "--optimizer", "adam", "--optimizer", "sgd");
    run.assertFails(ExitCode.USAGE, "--optimizer: 'train' takes one");
  }
}
