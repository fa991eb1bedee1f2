package nn.lab.verify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.autograd.Nn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plugins that exist agree with every golden value. */
class GoldenTracesTest {
  private static final Path GOLDEN = Path.of(System.getProperty("nn.golden", "golden"));

  /** The tests of nn-optim hold these, to tolerances that they give reasons for. */
  private static final List<String> OWN_TOLERANCE =
      List.of("optimizers/muon.json", "optimizers/lbfgs.json", "optimizers/soap.json");

  private static final Path MUON = GOLDEN.resolve("optimizers/muon.json");

  private static final Nn NN = Nn.create();

  /** More plugins make more cases of a file checkable, never fewer. */
  @ParameterizedTest
  @CsvSource({
    "activations/elementwise.json, 14, 31",
    "activations/structured.json, 8, 11",
    "layers/layers.json, 2, 26",
    "losses/combinations.json, 201, 201",
    "losses/losses.json, 22, 28",
    "optimizers/adadelta.json, 3, 3",
    "optimizers/adagrad.json, 4, 4",
    "optimizers/adam.json, 7, 7",
    "optimizers/adamax.json, 4, 4",
    "optimizers/adamw.json, 7, 7",
    "optimizers/asgd.json, 2, 2",
    "optimizers/borders/adadelta.json, 3, 3",
    "optimizers/borders/adagrad.json, 1, 1",
    "optimizers/borders/adam.json, 4, 4",
    "optimizers/borders/adamax.json, 2, 2",
    "optimizers/borders/adamw.json, 2, 2",
    "optimizers/borders/asgd.json, 1, 1",
    "optimizers/borders/nadam.json, 2, 2",
    "optimizers/borders/radam.json, 2, 2",
    "optimizers/borders/rmsprop.json, 4, 4",
    "optimizers/borders/rprop.json, 2, 2",
    "optimizers/borders/sgd.json, 1, 1",
    "optimizers/adafactor.json, 3, 3",
    "optimizers/cautious.json, 2, 2",
    "optimizers/dog.json, 1, 1",
    "optimizers/dowg.json, 1, 1",
    "optimizers/lamb.json, 2, 2",
    "optimizers/lars.json, 2, 2",
    "optimizers/novograd.json, 2, 2",
    "optimizers/prodigy.json, 2, 2",
    "optimizers/schedule_free_adamw.json, 2, 2",
    "optimizers/schedule_free_sgd.json, 2, 2",
    "optimizers/sm3.json, 1, 1",
    "optimizers/lookahead.json, 5, 5",
    "optimizers/nadam.json, 4, 4",
    "optimizers/radam.json, 4, 4",
    "optimizers/rmsprop.json, 5, 5",
    "optimizers/rprop.json, 2, 2",
    "optimizers/sgd.json, 7, 7",
    "schedules/schedules.json, 4, 16",
    "training/mazur.json, 1, 1",
    "training/mlp.json, 6, 6"
  })
  void everyFileHasThisManyCasesOfWhichTheseAreCheckedAndOk(String file, int checked, int cases) {
    Checked run = Checked.files(NN, GOLDEN.resolve(file));
    assertAll(
        () -> assertEquals("", run.err()),
        () -> assertEquals(0, run.count("OFF"), run.out()),
        () -> assertTrue(run.count("ok") >= checked, run.out()),
        () -> assertEquals(cases, run.count("ok") + run.count("no plugin: .*"), run.out()));
  }

  @Test
  void noTraceOfTheFolderIsMalformedOrOff() throws IOException {
    try (Stream<Path> walk = Files.walk(GOLDEN)) {
      List<Path> files = walk.filter(GoldenTracesTest::isTrace).toList();
      Checked run = Checked.files(NN, files.toArray(Path[]::new));
      assertEquals("", run.err());
      assertFalse(run.verification().isOff(), run.out());
      assertTrue(run.out().lines().anyMatch(line -> line.matches("\\d+ ok, 0 off, .*")), run.out());
    }
  }

  /** PyTorch iterates in bfloat16, which has two or three digits. */
  @Test
  void muonIsAsNearAsBfloat16() {
    Checked run = Checked.files(NN, new Tolerance(2e-5, 1e-2), MUON);
    assertEquals("", run.err());
    assertEquals(3, run.count("ok"), run.out());
  }

  /** Other tests read edges (NaN and infinities), decompositions, whole models and metrics. */
  private static boolean isTrace(Path file) {
    return file.toString().endsWith(".json")
        && !OWN_TOLERANCE.contains(GOLDEN.relativize(file).toString())
        && !file.startsWith(GOLDEN.resolve("edges"))
        && !file.startsWith(GOLDEN.resolve("linalg"))
        && !file.startsWith(GOLDEN.resolve("models"))
        && !file.startsWith(GOLDEN.resolve("metrics"));
  }
}
