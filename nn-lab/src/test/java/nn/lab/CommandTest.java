package nn.lab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.lab.console.Console;
import nn.lab.console.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  private static final String IRIS =
      """
      data: iris
      model: [linear: 8, relu, linear: 3]
      optimizer: adam(lr=0.02)
      epochs: 3
      batch_size: 16
      compare:
        optimizers: [sgd(lr=1e30), "lookahead(inner=adam(lr=0.05))", sgd(lr=0.05)]
        seeds: [1, 2]
      """;

  @TempDir Path folder;

  private Recorded nn(String... arguments) {
    return Recorded.run(folder, arguments);
  }

  private String config(String text) throws IOException {
    return Files.writeString(folder.resolve("tiny.yaml"), text).toString();
  }

  private String runs() {
    return folder.resolve("runs").toString();
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("runs"))) {
      List<Path> all = folders.toList();
      assertEquals(1, all.size());
      return all.getFirst();
    }
  }

  @Test
  void aBrokenPluginIsNamedAndTheHealthyOnesAreStillListed() throws IOException {
    Path jar = Files.createDirectories(folder.resolve("plugins/broken")).resolve("broken.jar");
    Files.writeString(jar, "no jar");
    Recorded listed = nn("plugins", "--plugins", folder.resolve("plugins").toString());
    assertEquals(ExitCode.FAILURE, listed.exitCode());
    assertTrue(listed.out().contains("lookahead"), listed.out());
    assertTrue(listed.err().contains(jar + " is not a whole jar"), listed.err());
    Recorded described = nn("describe", "adam", "--plugins", folder.resolve("plugins").toString());
    assertEquals(ExitCode.OK, described.exitCode(), described.err());
    Recorded asked = nn("describe", "broken", "--plugins", folder.resolve("plugins").toString());
    assertEquals(ExitCode.USAGE, asked.exitCode());
    assertTrue(asked.err().contains(jar + " is not a whole jar"), asked.err());
  }

  @Test
  void aFolderOfPluginsThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing");
    Recorded run = nn("plugins", "--plugins", missing.toString());
    assertFalse(run.exitCode() == ExitCode.OK);
    assertTrue(run.err().contains(missing.toString()), run.err());
  }

  @Test
  void aComparisonGoesOnAfterADivergenceAndWritesItsFiles() throws IOException {
    Recorded run = nn("compare", config(IRIS), "--runs", runs());
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    List<String> table = run.out().lines().skip(1).toList();
    assertTrue(table.getFirst().contains("optimizer"), run.out());
    assertTrue(table.get(1).startsWith("* lookahead(inner=adam(lr=0.05))"), run.out());
    assertTrue(table.get(1).contains(" ± "), run.out());
    assertTrue(table.get(2).startsWith("  sgd(lr=0.05)"), run.out());
    assertTrue(table.get(3).contains("diverged"), run.out());
    assertTrue(
        run.err().contains("sgd(lr=1.0E30), seed 1: step 2: loss NaN; the first"), run.err());
    Path result = onlyRun();
    assertTrue(result.getFileName().toString().matches("\\d{8}-\\d{6}-tiny"), result.toString());
    assertTrue(Files.exists(result.resolve("summary.json")));
    assertTrue(Files.size(result.resolve("curves.png")) > 0);
    List<String> rows = Files.readAllLines(result.resolve("metrics.csv"));
    assertEquals(1 + 2 * 2 * 3, rows.size());
    assertTrue(
        rows.getFirst()
            .startsWith(
                "run,optimizer,seed,epoch,train_loss,test_loss,test_accuracy,lr,optimizer.name,optimizer.lr,"),
        rows.getFirst());
    assertTrue(rows.getFirst().endsWith(",seconds"), rows.getFirst());
    assertTrue(rows.get(1).startsWith("3,lookahead(inner=adam(lr=0.05)),1,1,"), rows.get(1));
  }

  @Test
  void theResolvedConfigOfARunGivesTheSameNumbers() throws IOException {
    nn("train", config(IRIS), "--runs", runs(), "--optimizer", "sgd(lr=0.1)", "--set", "seed=4");
    Path first = onlyRun();
    String second = folder.resolve("second").toString();
    nn("train", first.resolve("config.yaml").toString(), "--runs", second);
    try (Stream<Path> folders = Files.list(folder.resolve("second"))) {
      Path again = folders.findFirst().orElseThrow();
      assertEquals(
          Files.readString(first.resolve("config.yaml")),
          Files.readString(again.resolve("config.yaml")));
      assertEquals(numbers(first), numbers(again));
    }
  }

  private static List<String> numbers(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .map(row -> row.substring(0, row.lastIndexOf(',')))
        .toList();
  }

  @Test
  void aFinishedRunThatIsResumedShowsItsResultsAgain() throws IOException {
    Recorded run = nn("train", config(IRIS), "--runs", runs());
    List<String> before = Files.readAllLines(onlyRun().resolve("metrics.csv"));
    Recorded again = nn("resume", onlyRun().toString());
    assertEquals(run.out(), again.out());
    assertEquals(before, Files.readAllLines(onlyRun().resolve("metrics.csv")));
  }

  @Test
  void aRunThatDivergesFailsAndNamesItsLastGoodCheckpoint() throws IOException {
    String grows = "schedule: linear_lr(start_factor=1e-39, end_factor=1.0, total_iters=2)\n";
    String yaml = IRIS.replace("adam(lr=0.02)", "sgd(lr=1e38)") + grows;
    Recorded run = nn("train", config(yaml), "--runs", runs());
    assertEquals(ExitCode.FAILURE, run.exitCode(), run.err());
    assertTrue(run.out().contains("diverged"), run.out());
    assertTrue(run.err().contains("The last good checkpoint is " + onlyRun()), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void mistakesAreExplainedWithoutAStackTrace() throws IOException {
    String wrong = config("data: iris\nmodel: [linear: 3]\noptimizer: adm\n");
    assertAll(
        () -> fails(ExitCode.USAGE, "Did you mean 'adam'", nn("train", wrong)),
        () -> fails(ExitCode.USAGE, "there is no such file", nn("train", "none.yaml")),
        () -> fails(ExitCode.USAGE, "Did you mean 'compare'", nn("comprae")),
        () -> fails(ExitCode.USAGE, "Did you mean '--set'", nn("train", wrong, "--sed", "a=1")),
        () -> fails(ExitCode.USAGE, "Did you mean 'lookahead'", nn("describe", "lokahead")),
        () -> fails(ExitCode.USAGE, "'FILE'", nn("train")),
        () -> fails(ExitCode.USAGE, "there is no command 'fly'", nn("fly")),
        () -> fails(ExitCode.USAGE, "'b' is an argument too many", nn("train", wrong, "b")),
        () -> fails(ExitCode.USAGE, "there is no such run", nn("resume", "nowhere")),
        () -> fails(ExitCode.USAGE, "this is a file; a run is a folder", nn("resume", wrong)),
        () -> fails(ExitCode.USAGE, "holds no config.yaml", nn("resume", folder.toString())));
  }

  @Test
  void dataThatDoesNotFitTheConfigIsReportedAtItsPlace() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "x,y\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n");
    String yaml = "data: {csv: t.csv, label: y}\nmodel: [linear: 3]\noptimizer: adam\n";
    Recorded outputs = nn("train", config(yaml), "--runs", runs());
    fails(ExitCode.USAGE, "tiny.yaml:2:9: model[0].linear = 3: must be 2, because", outputs);
    String weighted = yaml.replace("3", "2") + "loss: cross_entropy(weight=[1, 2, 3])\n";
    Recorded loss = nn("train", config(weighted), "--runs", runs());
    fails(ExitCode.USAGE, "loss.weight = [1.0, 2.0, 3.0]: must be one number, or 2 of", loss);
    Recorded directory = nn("train", config(yaml.replace("t.csv", "'.'")), "--runs", runs());
    fails(ExitCode.USAGE, "is a folder; must be a file", directory);
    Recorded missing = nn("train", config(yaml.replace("t.csv", "u.csv")), "--runs", runs());
    fails(ExitCode.USAGE, "tiny.yaml:1:8: data.csv = ", missing);
    Recorded label = nn("train", config(yaml.replace("label: y", "label: z")), "--runs", runs());
    fails(ExitCode.FAILURE, "no column 'z'", label);
  }

  @Test
  void aFaultOfNnIsOneLineAndAFileWithTheDetails() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Faults faults = new Faults(new Console(stream, stream, false, new Style(false), 100));
    assertEquals(ExitCode.FAULT, faults.handleError(new AssertionError("unforeseen")));
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(
        "nn: this should not have happened: java.lang.AssertionError: unforeseen",
        lines.getFirst());
    Path details = Path.of(lines.get(1).replaceFirst("The details are in (.*); .*", "$1"));
    assertTrue(Files.readString(details).contains("\tat "));
    Files.delete(details);
  }

  @Test
  void aRunWhoseConfigWasChangedIsNotResumed() throws IOException {
    nn("train", config(IRIS), "--runs", runs());
    Path yaml = onlyRun().resolve("config.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("linear: 8", "linear: 9"));
    Recorded run = nn("resume", onlyRun().toString());
    fails(ExitCode.FAILURE, ".safetensors was written: model. Change it back", run);
    Files.writeString(yaml, Files.readString(yaml).replace("linear: 9", "linear: 8"));
    Files.writeString(yaml, Files.readString(yaml).replace("lr: 0.02", "lr: 0.03"));
    fails(ExitCode.FAILURE, ": optimizer. Change it back", nn("resume", onlyRun().toString()));
  }

  @Test
  void aRunMayGetMoreEpochs() throws IOException {
    nn("train", config(IRIS), "--runs", runs());
    Path yaml = onlyRun().resolve("config.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("epochs: 3", "epochs: 5"));
    nn("resume", onlyRun().toString());
    Recorded whole =
        nn("train", config(IRIS), "--set", "epochs=5", "--runs", folder.resolve("w").toString());
    assertEquals(ExitCode.OK, whole.exitCode(), whole.err());
    try (Stream<Path> folders = Files.list(folder.resolve("w"))) {
      assertEquals(numbers(folders.findFirst().orElseThrow()), numbers(onlyRun()));
    }
  }

  @Test
  void aFileThatIsInTheWayIsNamedWithTheReason() throws IOException {
    String file = Files.writeString(folder.resolve("file"), "").toString();
    fails(
        ExitCode.FAILURE,
        "file: something of this name is there already",
        nn("train", config(IRIS), "--runs", file));
  }

  @Test
  void trainTakesOneOptimizer() throws IOException {
    Recorded run = nn("train", config(IRIS), "--optimizer", "adam", "--optimizer", "sgd");
    fails(ExitCode.USAGE, "--optimizer: 'train' takes one", run);
  }

  private static void fails(int exitCode, String message, Recorded run) {
    assertEquals(exitCode, run.exitCode(), run.err());
    assertTrue(run.err().startsWith("nn: ") && run.err().contains(message), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
  }

  @Test
  void aRunCanBeResumedWhateverItsConfigIsCalled() throws IOException {
    for (String name :
        List.of("my config", "größe", "-x", ".hidden", "con", "a".repeat(70), "010")) {
      Path runs = folder.resolve("runs of " + name);
      Path config = Files.writeString(folder.resolve(name + ".yaml"), IRIS);
      Recorded run = nn("train", config.toString(), "--set", "epochs=1", "--runs", runs.toString());
      assertEquals(ExitCode.OK, run.exitCode(), run.err());
      try (Stream<Path> folders = Files.list(runs)) {
        Recorded again = nn("resume", folders.findFirst().orElseThrow().toString());
        assertEquals(ExitCode.OK, again.exitCode(), again.err());
      }
    }
  }

  @Test
  void helpIsFoundHoweverItIsAskedFor() {
    String train = nn("train", "--help").out();
    assertEquals(train, nn("help", "train").out());
    assertEquals(nn("--help").out(), nn("help").out());
    assertEquals(nn("plugins").out(), nn("--", "plugins").out());
    assertAll(
        () -> fails(ExitCode.USAGE, "there is no command 'swep'", nn("swep", "--help")),
        () -> fails(ExitCode.USAGE, "Did you mean 'train'", nn("trian", "--version")),
        () -> fails(ExitCode.USAGE, "Did you mean 'train'", nn("--help", "trian")),
        () -> fails(ExitCode.USAGE, "Did you mean 'train'", nn("help", "trian")),
        () -> fails(ExitCode.USAGE, "there is no command 'fly'", nn("--", "fly")));
  }

  @Test
  void everyKindIsDescribable() {
    String scalar = nn("describe", "scalar").out();
    assertTrue(scalar.startsWith("scalar  kernels from nn.autograd"), scalar);
    assertTrue(scalar.contains("NN_JAVA_OPTS=-Dnn.kernels=scalar"), scalar);
    String loss = nn("describe", "mse").out();
    assertTrue(loss.startsWith("mse  loss, built into nn.layers"), loss);
    fails(ExitCode.USAGE, "Did you mean 'vector'", nn("describe", "vectr"));
    fails(ExitCode.USAGE, "'linear' is a layer; 'nn describe config'", nn("describe", "linear"));
    fails(ExitCode.USAGE, "'optimizer' is a key of configs", nn("describe", "optimizer"));
  }

  @Test
  void everyKeyOfAConfigIsDescribed() {
    String keys = nn("describe", "config").out();
    assertTrue(keys.contains("  epochs = 20"), keys);
    assertTrue(keys.contains("a whole number in [1, 1000000]"), keys);
    assertTrue(keys.contains("  compare.seeds = [1, 2, 3]"), keys);
    assertTrue(keys.contains("  data.label (required)"), keys);
    assertTrue(keys.contains("  model[].linear"), keys);
    assertTrue(nn("describe", "config", "--json-schema").out().contains("\"$schema\""));
    fails(ExitCode.USAGE, "goes with 'config'", nn("describe", "adam", "--json-schema"));
  }

  @Test
  void whatIsBuiltInIsNotListedAsAJar() {
    List<String> listed = nn("plugins").out().lines().toList();
    assertTrue(listed.stream().anyMatch(l -> l.matches("loss +mse .*built in")));
    assertTrue(listed.stream().anyMatch(l -> l.matches("initializer +normal .*built in")));
    assertTrue(listed.stream().noneMatch(l -> l.matches("optimizer .*built in")));
  }

  @Test
  void aNetworkTooLargeForAnArrayIsAMistakeOfTheConfig() throws IOException {
    String wide = IRIS.replace("linear: 8, relu", "linear: 46341, linear: 46341");
    Recorded run = nn("train", config(wide), "--runs", runs());
    fails(ExitCode.USAGE, "model[1].linear = 46341: from 46,341 values", run);
  }

  @Test
  void aFileWhoseNameBeginsWithAnAtSignIsAFile() {
    fails(ExitCode.USAGE, "@x.yaml: there is no such file", nn("train", "@x.yaml"));
  }

  @Test
  void everyCommandWorksInANarrowTerminal() throws IOException {
    for (int width : List.of(1, 20, 54)) {
      assertEquals(ExitCode.OK, Recorded.run(width, folder, "describe", "relu").exitCode());
      assertEquals(ExitCode.OK, Recorded.run(width, folder, "train", "--help").exitCode());
      Recorded run =
          Recorded.run(width, folder, "train", config(IRIS), "--set", "epochs=1", "--runs", runs());
      assertEquals(ExitCode.OK, run.exitCode(), run.err());
      assertTrue(run.out().contains("test loss"), run.out());
    }
  }

  @Test
  void helpShowsWhereToBegin() {
    assertTrue(nn().out().contains("nn compare"));
    assertTrue(nn("--help").out().contains("nn train experiments/digits.yaml"));
    assertTrue(nn("--version").out().startsWith("nn "));
    assertTrue(
        nn("plugins").out().lines().anyMatch(l -> l.matches("optimizer +adam +.*nn.optim.*")));
  }
}
