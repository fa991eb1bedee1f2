package nn.lab.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import nn.api.plugin.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
  private static final String TABLE =
      Configs.with("data: {csv: a.csv, label: y}", "model: [linear: 8, relu, linear: 3]");

  private static final String SCHEDULED =
      Configs.with("optimizer: \"sgd(lr=0.1, momentum=0.9)\"", "schedule: step_lr(step_size=1)");

  static final List<String> TYPED =
      List.of(
          "x #1.csv",
          "#1",
          "@x.csv",
          "*x",
          "&x",
          "!x",
          "%x",
          "`x`",
          "[x].csv",
          "{x}.csv",
          "a: b",
          "a:",
          "- a",
          "? a",
          "|",
          ">",
          "'",
          "\"",
          "it's",
          "a=b",
          "~user",
          "größe",
          "[x",
          "x]",
          "0x",
          "1_000",
          "no",
          "C:\\data\\x.csv",
          "two  blanks");

  @ParameterizedTest
  @FieldSource("TYPED")
  void aTextIsTakenAsItIsTyped(String text) {
    DataConfig.Csv data = data("data.csv=" + text, "data.label=" + text);
    assertEquals(Path.of(text).toAbsolutePath().normalize(), data.file());
    assertEquals(text, data.label());
  }

  private static DataConfig.Csv data(String... settings) {
    return (DataConfig.Csv) Configs.train(TABLE, settings).data();
  }

  @Test
  void betweenQuotesAnythingIsText() {
    assertEquals("1", data("data.label=\"1\"").label());
    assertEquals(" a ", data("data.label=' a '").label());
    assertEquals("null", data("data.label='null'").label());
    assertEquals("[x]", data("data.label=\"[x]\"").label());
  }

  @Test
  void numbersSwitchesListsAndPluginsKeepTheirMeaning() {
    ExperimentConfig config =
        Configs.train(
            SCHEDULED,
            "epochs= 7 ",
            "drop_last=true",
            "optimizer=adam(lr=0.1, betas=[0.5, 0.6])",
            "schedule={name: step_lr, step_size: 2}",
            "model[0]={linear: 5}");
    assertEquals(7, config.training().epochs());
    assertTrue(config.training().dropLast());
    assertEquals(
        List.of(0.5, 0.6), config.contestants().getFirst().optimizer().values().get("betas"));
    assertEquals(2L, config.training().schedules().getFirst().values().get("step_size"));
    assertEquals(Spec.of("linear").with("out_features", 5), config.model().layers().getFirst());
    assertEquals(List.of(4L, 5L), Configs.compare(SCHEDULED, "compare.seeds=[4,5]").seeds());
  }

  @Test
  void aNumberWithSomethingBehindItIsNoNumber() {
    assertEquals(
        "--set epochs=\"2 # two\": must be a whole number in [1, 1000000]",
        Configs.problems(Purpose.TRAIN, SCHEDULED, "epochs=2 # two"));
  }

  @Test
  void aTildeTakesAKeyOrAnElementAway() {
    assertEquals(List.of(), Configs.train(SCHEDULED, "~schedule").training().schedules());
    Spec sgd = Configs.train(SCHEDULED, "~optimizer.momentum").contestants().getFirst().optimizer();
    assertEquals(0.0, sgd.values().get("momentum"));
    assertEquals(2, Configs.train(SCHEDULED, "~model[1]").model().layers().size());
    Configs.train(SCHEDULED, "~schedule", "schedule=step_lr(step_size=1)");
  }

  @Test
  void whatIsNotThereCannotBeTakenAway() {
    assertAll(
        () ->
            refused(
                "the config has no key 'shedule' to take away. Did you mean 'schedule'?",
                "~shedule"),
        () -> refused("'optimizer' has no key 'nesterov' to take away.", "~optimizer.nesterov"),
        () -> refused("the config has no key 'compare' to take away.", "~compare.seeds"),
        () -> refused("'model' has 3 elements, counted from 0", "~model[7]"),
        () -> refused("'epochs' is 3 and holds no key 'x'", "epochs=3", "~epochs.x"),
        () -> refused("expected a path and a value", "~schedule=1"),
        () -> refused("expected a path and a value", "~"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "~"})
  void aKeyWithoutAValueIsTakenAwayByName(String nothing) {
    refused("has no value; to take the key away, write --set ~schedule", "schedule=" + nothing);
  }

  @Test
  void aLayerWithANumberStandsInBraces() {
    refused("one with a value stands in braces: {linear: 32}", "model[0]=linear: 5");
  }

  private static void refused(String message, String... settings) {
    String problems = Configs.problems(Purpose.TRAIN, SCHEDULED, settings);
    assertTrue(problems.contains(message), problems);
    assertTrue(problems.startsWith("--set "), problems);
    assertEquals(1, problems.lines().count(), problems);
  }

  @Test
  void seedsAreAListOrHowManyThereAre() {
    assertEquals(
        List.of(1L, 2L, 3L, 4L, 5L), Configs.compare(SCHEDULED, "compare.seeds=5").seeds());
    String yaml = Configs.with("compare: {seeds: 2}");
    assertEquals(List.of(1L, 2L), Configs.compare(yaml).seeds());
    assertTrue(
        Configs.problems(Purpose.COMPARE, Configs.with("compare: {seeds: 0}"))
            .contains("compare.seeds = 0: must be a whole number in [1, 1000]"));
  }
}
