package nn.lab.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import nn.api.plugin.Spec;
import nn.autograd.registry.SpecParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigMeaningTest {
  private static final String WHOLE =
      """
      data: digits
      model: [linear: 32, relu, {dropout: 0.1}, flatten, linear: 10]
      loss: cross_entropy(label_smoothing=0.1)
      optimizer: {name: sgd, lr: 0.1, momentum: 0.9, groups: [{match: "**.bias", weight_decay: 0}]}
      schedule: [{name: cosine_annealing_lr, T_max: 20}, "step_lr(step_size=3, drives=momentum)"]
      schedule_every: step
      init: kaiming_normal(fan=out)
      epochs: 7
      batch_size: 16
      drop_last: true
      seed: 5
      clip_grad_norm: 1
      clip_grad_value: 0.5
      gradients: [centralize, {name: accumulate, steps: 2}]
      threads: 2
      checkpoint_every: 3
      target_accuracy: 0.9
      name: whole
      compare:
        optimizers:
          - "sgd(lr=0.1, momentum=0.5)"
          - {name: lookahead, inner: {name: sgd}, gradients: []}
        seeds: [4, 5]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "adam(lr=0.01) | {name: adam, lr: 0.01}",
        "adam(lr=1e-3) | adam",
        "sgd(lr=1) | {name: sgd, lr: 1.0}",
        "'\"adam(betas=[0.9, 0.99])\"' | {name: adam, betas: [0.9, 0.99]}",
        "'\"lookahead(k=3, inner=sgd(lr=0.1, momentum=0.9))\"'"
            + "| {name: lookahead, k: 3, inner: {name: sgd, lr: 0.1, momentum: 0.9}}",
        "'\"lookahead(inner=adam)\"' | {name: lookahead, inner: adam(lr=0.001)}",
        "'\"sgd(groups=[{match=\\\"**.bias\\\", lr=0}])\"'"
            + "| {name: sgd, groups: [{match: \"**.bias\", lr: 0}]}",
        "'\"sgd(groups=[{rank=2, except=[output], optimizer=adam(lr=1e-3)}, {role=bias, lr=1}])\"'"
            + "| {name: sgd, groups: [{rank: 2, except: [output], optimizer: {name: adam}},"
            + " {role: bias, lr: 1}]}",
        "'\"lookahead(inner=sgd, groups=[{role=[bias, norm], optimizer=adam}])\"'"
            + "| {name: lookahead, inner: sgd, groups: [{role: [bias, norm], optimizer: adam}]}",
      })
  void textAndMappingMeanTheSame(String text, String mapping) {
    ExperimentConfig one = Configs.train(Configs.with("optimizer: " + text));
    ExperimentConfig other = Configs.train(Configs.with("optimizer: " + mapping));
    assertEquals(one, other);
    assertEquals(ConfigWriter.write(one), ConfigWriter.write(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"leaky_relu(negative_slope=0.2)\"",
        "{leaky_relu: {negative_slope: 0.2}}",
        "{name: leaky_relu, negative_slope: 0.2}",
        "{ name : leaky_relu, negative_slope : 2e-1 }"
      })
  void anActivationMayBeWrittenInThreeWays(String layer) {
    ExperimentConfig config = Configs.train(Configs.with("model: [" + layer + ", linear: 10]"));
    assertEquals(
        Spec.of("leaky_relu").with("negative_slope", 0.2), config.model().layers().getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosine_annealing_lr",
        "cosine_annealing_lr(T_max=none)",
        "{name: cosine_annealing_lr, T_max: none}",
        "{name: cosine_annealing_lr, T_max: null}",
        "{name: cosine_annealing_lr, T_max: ~}",
        "[{name: cosine_annealing_lr, drives: lr}]"
      })
  void whatMayBeAbsentIsNone(String schedule) {
    ExperimentConfig config = Configs.train(Configs.with("schedule: " + schedule));
    assertEquals("none", config.training().schedules().getFirst().values().get("T_max"));
    assertEquals(config, Configs.train(ConfigWriter.write(config)));
    assertEquals(
        10L,
        Configs.train(
                Configs.with("schedule: {name: cosine_annealing_lr, T_max: 10}"),
                "schedule.eta_min=0.1")
            .training()
            .schedules()
            .getFirst()
            .values()
            .get("T_max"));
    assertEquals(
        config,
        Configs.train(
            Configs.with("schedule: cosine_annealing_lr(T_max=10)"), "schedule.T_max=none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosine_annealing_lr(warmup=500 steps)",
        "{name: cosine_annealing_lr, warmup: 500 steps}",
        "[{name: cosine_annealing_lr, warmup: 500 steps, drives: lr}]"
      })
  void aWarmUpIsWrittenAsItIsSaid(String schedule) {
    ExperimentConfig config = Configs.train(Configs.with("schedule: " + schedule));
    assertEquals("500 steps", config.training().schedules().getFirst().values().get("warmup"));
    assertEquals(config, Configs.train(ConfigWriter.write(config)));
  }

  @Test
  void schedulesDriveNumbersOfListsAndInnerOptimizers() {
    String text =
        Configs.with(
            "optimizer: lookahead(inner=adam)",
            "schedule: [\"step_lr(step_size=3, drives=betas[0])\","
                + " {name: step_lr, step_size: 2, drives: inner.lr}]");
    ExperimentConfig config = Configs.train(text);
    assertEquals(
        List.of("betas[0]", "inner.lr"),
        config.training().schedules().stream().map(each -> each.values().get("drives")).toList());
    assertEquals(config, Configs.train(ConfigWriter.write(config)));
  }

  @Test
  void theKeysForClippingStandForTransformsBeforeTheOthers() {
    ExperimentConfig config =
        Configs.train(
            Configs.with("clip_grad_value: 0.5", "gradients: centralize", "clip_grad_norm: 2"));
    assertEquals(
        config,
        Configs.train(
            Configs.with(
                "gradients: [\"clip_by_global_norm(max_norm=2)\","
                    + " {name: clip_by_value, clip_value: 0.5}, centralize]")));
    assertEquals(
        List.of("clip_by_global_norm", "clip_by_value", "centralize"),
        config.contestants().getFirst().gradients().stream().map(Spec::name).toList());
  }

  @Test
  void aSettingChangesATransformOfGradients() {
    String text = Configs.with("gradients: [centralize, clip_by_global_norm(max_norm=1)]");
    ExperimentConfig config = Configs.train(text, "gradients[1].max_norm=3", "~gradients[0]");
    assertEquals(
        List.of(Spec.of("clip_by_global_norm").with("max_norm", 3.0)),
        config.contestants().getFirst().gradients());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRAIN", "COMPARE"})
  void theResolvedConfigReadAgainIsTheSame(String purposeName) {
    Purpose purpose = Purpose.valueOf(purposeName);
    ExperimentConfig config = Configs.read(purpose, WHOLE);
    String resolved = ConfigWriter.write(config);
    ExperimentConfig again = Configs.read(purpose, resolved);
    assertEquals(config, again);
    assertEquals(resolved, ConfigWriter.write(again));
  }

  @Test
  void theResolvedConfigOfATableIsTheSame() {
    String csv = "data: {csv: 'a, b.csv', label: 'no', test_fraction: 0.25}";
    ExperimentConfig config = Configs.train(Configs.with(csv, "model: [linear: 2]"));
    assertEquals(config, Configs.train(ConfigWriter.write(config)));
  }

  @Test
  void theResolvedConfigHoldsEveryDefault() {
    String resolved = ConfigWriter.write(Configs.train(Configs.with()));
    for (String key : List.of("epochs: 20", "batch_size: 32", "seed: 1", "betas: [0.9, 0.999]")) {
      assertTrue(resolved.contains(key), () -> key + " is not in\n" + resolved);
    }
  }

  @Test
  void aSettingChangesATextFormToo() {
    String text = Configs.with("optimizer: \"lookahead(inner=sgd(lr=0.1))\"");
    ExperimentConfig config = Configs.train(text, "optimizer.inner.lr=5e-2", "model[0].linear=8");
    Spec inner = (Spec) config.contestants().getFirst().optimizer().values().get("inner");
    assertEquals(0.05, inner.values().get("lr"));
    assertEquals(Spec.of("linear").with("out_features", 8), config.model().layers().getFirst());
  }

  @Test
  void aSettingMakesWhatIsNotThere() {
    ExperimentConfig config = Configs.compare(Configs.with(), "compare.seeds=[7]", "name=x");
    assertEquals(List.of(7L), config.seeds());
    assertEquals("x", config.name());
  }

  @Test
  void optionsReplaceTheOptimizers() {
    ConfigSource source = ConfigSource.text("c.yaml", "c", WHOLE);
    ExperimentConfig compared =
        source
            .withOptimizers(Purpose.COMPARE, List.of("sgd(momentum=0.1)", "sgd(momentum=0.2)"))
            .read(Purpose.COMPARE, Configs.plugins());
    assertEquals(2, compared.contestants().size());
    assertEquals("sgd", compared.contestants().getLast().optimizer().name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "1e3", "007", "0x1F", "null", "~", ".inf", "no", "2024"})
  void theNamesOfAColumnAndAFileAreTakenAsWritten(String name) {
    String csv = "data: {csv: " + name + ", label: " + name + "}";
    DataConfig data = Configs.train(Configs.with(csv, "model: [linear: 2]")).data();
    DataConfig.Csv table = assertInstanceOf(DataConfig.Csv.class, data);
    assertEquals(name, table.label());
    assertEquals(Path.of(name), table.file().getFileName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "1e3", "007", "2024"})
  void theNameOfAColumnIsTakenAsTyped(String name) {
    String yaml = Configs.with("data: {csv: a.csv, label: y}", "model: [linear: 2]");
    DataConfig data = Configs.train(yaml, "data.label=" + name).data();
    assertEquals(name, assertInstanceOf(DataConfig.Csv.class, data).label());
  }

  @Test
  void aTableIsFoundBesideItsConfigAndFromAnOptionInTheCurrentFolder() {
    String csv = "data: {csv: a.csv, label: y}";
    String yaml = Configs.with(csv, "model: [linear: 2]");
    ConfigSource source = ConfigSource.text("some/folder/c.yaml", "c", yaml);
    assertEquals(Path.of("some/folder/a.csv").toAbsolutePath(), file(source));
    assertEquals(Path.of("b.csv").toAbsolutePath(), file(source.with("data.csv=b.csv")));
  }

  private static Path file(ConfigSource source) {
    ExperimentConfig config = source.read(Purpose.TRAIN, Configs.plugins());
    return ((DataConfig.Csv) config.data()).file();
  }

  @Test
  void wordsThatOtherYamlReadsAsNumbersOrSwitchesStayText() {
    String yaml = Configs.with("data: {csv: 'a.csv', label: no}", "model: [linear: 2]");
    assertEquals("no", ((DataConfig.Csv) Configs.train(yaml).data()).label());
    assertEquals(10, Configs.train(Configs.with("epochs: 010")).training().epochs());
    assertEquals(16, Configs.train(Configs.with("epochs: 0x10")).training().epochs());
  }

  @Test
  void theShortFormLeavesDefaultsOut() {
    SpecDefaults defaults = new SpecDefaults(Configs.plugins().optimizers()::get);
    Spec given = Spec.of("adam").with("lr", 0.001).with("weight_decay", 0.5);
    assertEquals("adam(weight_decay=0.5)", defaults.shorten(given).toString());
    assertEquals(defaults.fill(given), defaults.fill(defaults.shorten(given)));
    Spec nested = SpecParser.parse("lookahead(inner=lookahead(inner=adam()), k=3)");
    assertEquals(
        "lookahead(k=3, inner=lookahead(inner=adam))", defaults.shorten(nested).toString());
    assertEquals(defaults.fill(nested), defaults.fill(defaults.shorten(nested)));
    assertNotEquals(given, defaults.fill(given));
  }
}
