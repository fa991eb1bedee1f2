package nn.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nn.api.StoredArray;
import nn.layers.checkpoint.SafeTensors;
import nn.layers.checkpoint.TensorFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that begins with what another has learned, and keeps some of it. */
class TransferTest {
  private static final String DEEP =
      """
      data: iris
      model: [linear: 8, relu, linear: 6, relu, linear: 3]
      optimizer: {name: adamw, lr: 0.02, weight_decay: 0.1, groups: [{rank: 1, weight_decay: 0}]}
      epochs: 2
      """;

  private final Workspace nn;
  private Path base = Path.of("");

  TransferTest(@TempDir Path folder) {
    this.nn = new Workspace(folder);
  }

  @BeforeEach
  void train() throws IOException {
    assertEquals(
        ExitCode.OK, nn.run("train", nn.config(Workspace.IRIS), "--runs", nn.runs()).exitCode());
    base = nn.folder().resolve("base.safetensors");
    Files.copy(newest(nn.onlyRun()), base);
  }

  private static Path newest(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints/001"))) {
      return files
          .filter(each -> each.toString().endsWith(".safetensors"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  private static float[] array(TensorFile file, String name) {
    return ((StoredArray.F32) Objects.requireNonNull(file.arrays().get(name))).values();
  }

  private Recorded trainMore(String lines) throws IOException {
    return nn.run(
        "train", nn.config(DEEP + lines), "--runs", nn.folder().resolve("more").toString());
  }

  @Test
  void theLayersThatFitAreTakenAndTheFrozenOnesStay() throws IOException {
    Recorded run =
        trainMore(
            """
            weights: {file: base.safetensors, partial: true}
            parameters: [{match: "**", trainable: false}, {match: "2.**", trainable: true},
              {match: "4.**", trainable: true}]
            """);
    assertEquals(ExitCode.OK, run.exitCode(), run.err());
    String said = run.out() + run.err();
    assertTrue(said.contains("Weights: 2 from "), said);
    assertTrue(said.contains("model/2.weight: expected [6, 8], the file has [3, 8]"), said);
    TensorFile before = SafeTensors.read(base);
    TensorFile after = SafeTensors.read(newest(Workspace.onlyRun(nn.folder().resolve("more"))));
    for (String kept : new String[] {"model/0.weight", "model/0.bias"}) {
      assertArrayEquals(array(before, kept), array(after, kept), kept);
    }
    assertFalse(
        after.arrays().keySet().stream()
            .anyMatch(name -> name.contains("0.weight") && !name.startsWith("model/")),
        "an optimizer remembers nothing of what is frozen: " + after.arrays().keySet());
  }

  @Test
  void whatDoesNotFitIsRefusedWithEveryDifference() throws IOException {
    trainMore("weights: base.safetensors\n")
        .assertFails(
            ExitCode.USAGE,
            "weights",
            "base.safetensors does not fit the network; to take those that fit, write {file: …,"
                + " partial: true}",
            "model/4.weight: expected [3, 6], the file has none");
  }

  @Test
  void aFileThatIsMissingOrDamagedIsAMistakeOfTheConfig() throws IOException {
    trainMore("weights: other.safetensors\n")
        .assertFails(ExitCode.USAGE, "tiny.yaml", "other.safetensors is not there");
    Files.writeString(nn.folder().resolve("text.safetensors"), "not weights");
    trainMore("weights: text.safetensors\n")
        .assertFails(ExitCode.USAGE, "text.safetensors cannot be read");
  }

  @Test
  void mistakesInParametersAreNamedTogether() throws IOException {
    trainMore(
            """
            parameters: [{match: "7.**", trainable: false}, {trainable: false}, {match: "0.**"}, 3,
              {match: "2.**", trainable: perhaps}]
            """)
        .assertFails(
            ExitCode.USAGE,
            "parameters[0].match = \"7.**\": matches no parameter; there are 0.weight, 0.bias",
            "parameters[1].match: is missing",
            "parameters[2].trainable: is missing",
            "parameters[3] = 3: must be",
            "parameters[4].trainable = perhaps: must be true or false");
    trainMore("parameters: [{match: \"**\", trainable: false}]\n")
        .assertFails(ExitCode.USAGE, "freezes every parameter; training needs one");
  }

  @Test
  void theSummarySaysWhatIsFrozen() throws IOException {
    Recorded run =
        nn.run("summary", nn.config(DEEP + "parameters: [{match: \"0.**\", trainable: false}]\n"));
    assertTrue(run.out().contains("weight [8, 4] (frozen), bias [8] (frozen)"), run.out());
    assertTrue(run.out().contains("40 of them frozen"), run.out());
  }

  @Test
  void aRunGoesOnWithTheSameBits() throws IOException {
    String start =
        """
        weights: {file: base.safetensors, partial: true}
        parameters: [{match: "0.*", trainable: false}]
        """;
    trainMore(start);
    Path run = Workspace.onlyRun(nn.folder().resolve("more"));
    List<String> whole = Workspace.numbers(run);
    Files.delete(newest(run));
    Recorded resumed = nn.run("resume", run.toString());
    assertEquals(ExitCode.OK, resumed.exitCode(), resumed.err());
    assertEquals(whole, Workspace.numbers(run));
  }
}
