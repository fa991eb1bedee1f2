package nn.lab.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigErrorsTest {
  @Test
  void allProblemsAreReportedAtOnceInTheOrderOfTheFile() {
    String problems =
        Configs.problems(
            Purpose.TRAIN,
            "epochs: x\ndata: digit\noptimizer: adm\nsede: 1\n",
            "optimizer.lr=2",
            "batch_size=x");
    List<String> places = problems.lines().map(line -> line.replaceFirst("[: =].*", "")).toList();
    assertEquals(
        List.of("c.yaml", "c.yaml", "c.yaml", "c.yaml", "c.yaml", "--set"), places, problems);
    assertTrue(problems.contains("c.yaml:1:1: model: is missing"), problems);
    assertTrue(problems.endsWith("--set batch_size=x: must be a whole number in [1, 1000000000]"));
  }

  @Test
  void whatAScheduleDrivesIsCheckedBesideWrongValues() {
    String problems =
        problems(
            Configs.with(
                "optimizer: {name: lookahead, k: 0, inner: {name: adam, lr: -1, betas: [2, 3]}}\n"
                    + "schedule: {name: step_lr, step_size: 0, drives: inner.lt}"));
    assertTrue(problems.contains("optimizer.k = 0: must be"), problems);
    assertTrue(problems.contains("optimizer.inner.lr = -1: must be"), problems);
    assertTrue(problems.contains("schedule.step_size = 0: must be"), problems);
    assertTrue(
        problems.contains(
            "schedule.drives = inner.lt: names nothing that a schedule can drive in 'lookahead'."
                + " Did you mean 'inner.lr'? There are: "),
        problems);
    assertTrue(problems.contains("inner.betas[1]"), problems);
  }

  @Test
  void whatAScheduleDrivesIsNotCheckedWhereAnOptimizerIsUnknown() {
    String problems =
        problems(
            Configs.with(
                "optimizer: {name: lookahead, inner: adm}\n"
                    + "schedule: {name: step_lr, step_size: 3, drives: inner.lt}"));
    assertTrue(problems.contains("no optimizer is named 'adm'"), problems);
    assertFalse(problems.contains("drives"), problems);
    String missing = problems(Configs.with("optimizer: lookahead\nschedule: step_lr(step_size=3)"));
    assertTrue(missing.contains("optimizer.inner: is missing"), missing);
    assertFalse(missing.contains("schedule"), missing);
  }

  @Test
  void aListOfOptimizersHasNoTransformsOfGradients() {
    String problems = problems(Configs.with("optimizer: adm"));
    assertTrue(problems.contains("Known: adadelta, adafactor, "), problems);
    assertFalse(problems.contains("clip_by_value"), problems);
    assertFalse(problems.contains("accumulate"), problems);
  }

  @Test
  void missingKeysAreReported() {
    String problems = Configs.problems(Purpose.TRAIN, "epochs: 3");
    assertAll(
        () -> assertTrue(problems.contains("data: is missing; must be one of digits")),
        () -> assertTrue(problems.contains("model: is missing; must be a list of layers")),
        () -> assertTrue(problems.contains("optimizer: is missing; must be an optimizer")));
  }

  @Test
  void aComparisonNeedsDifferentOptimizersAndSeeds() {
    String same = "compare: {optimizers: [adam, {name: adam, lr: 0.001}], seeds: [1, 1]}";
    String problems = Configs.problems(Purpose.COMPARE, Configs.with(same));
    assertTrue(
        problems.contains("compare.optimizers[1] = {name: adam, lr: 0.001}: is the same as"),
        problems);
    assertTrue(problems.contains("compare.seeds = [1, 1]: must be all different"), problems);
    assertTrue(
        Configs.problems(Purpose.COMPARE, "data: digits\nmodel: [linear: 10]")
            .contains("compare.optimizers: is missing"));
    assertTrue(
        Configs.problems(Purpose.COMPARE, Configs.with("compare: [adam]"))
            .contains("compare = [adam]: must be a mapping with the keys optimizers and seeds"));
    assertTrue(
        Configs.problems(Purpose.COMPARE, Configs.with("compare: {optimizer: [adam]}"))
            .contains("compare.optimizer = [adam]: this key is unknown. Did you mean"));
  }

  @Test
  void aDocumentThatIsNoConfigIsReportedOnce() {
    String expected = "expected keys and values, as in 'data: digits', not ";
    assertAll(
        () -> assertEquals("c.yaml:1:1: " + expected + "nothing", problems("")),
        () -> assertEquals("c.yaml:1:1: " + expected + "[1, 2]", problems("[1, 2]")),
        () -> assertTrue(problems("a: [1\nb: 2").startsWith("c.yaml:2:2: this is not valid YAML:")),
        () -> assertTrue(problems("a: \u0000").contains("this is not valid YAML")),
        () -> assertTrue(problems("[".repeat(5000)).contains("more than 20 levels")),
        () -> assertTrue(problems("a: 1\n---\nb: 2").contains("expected one document")));
  }

  private static String problems(String yaml) {
    return Configs.problems(Purpose.TRAIN, yaml);
  }

  @Test
  void aTextThatCannotBeReadIsReportedAloneWhateverIsSet() {
    assertEquals(1, Configs.problems(Purpose.TRAIN, "data: [", "epochs=1").lines().count());
    assertEquals(1, Configs.problems(Purpose.TRAIN, "", "epochs=1").lines().count());
  }

  @Test
  void aSettingThatDoesNotFitIsReportedAtItsOption() {
    String yaml = Configs.with();
    assertAll(
        () ->
            assertEquals(
                "--set model[9].linear: 'model' has 3 elements, counted from 0",
                Configs.problems(Purpose.TRAIN, yaml, "model[9].linear=3")),
        () ->
            assertEquals(
                "--set data.csv: 'data' is digits and holds no key 'csv'",
                Configs.problems(Purpose.TRAIN, yaml, "data.csv=x")),
        () ->
            assertEquals(
                "--set epochs: expected a path and a value, as in optimizer.lr=0.1, or ~ and a"
                    + " path, as in ~schedule",
                Configs.problems(Purpose.TRAIN, yaml, "epochs")),
        () ->
            assertTrue(
                Configs.problems(Purpose.TRAIN, yaml, "optimizer.lr=-1")
                    .startsWith("--set optimizer.lr=-1: must be a number in [0, ∞)")),
        () ->
            assertTrue(
                Configs.problems(Purpose.TRAIN, yaml, "optimizer.lr=[1]]")
                    .startsWith("--set optimizer.lr=[1]]: this is not valid YAML")));
  }
}
