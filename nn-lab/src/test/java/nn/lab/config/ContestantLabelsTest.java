package nn.lab.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContestantLabelsTest {
  private static ExperimentConfig compare(String optimizers) {
    return Configs.compare(Configs.with("compare: {optimizers: [" + optimizers + "]}"));
  }

  private static List<ContestantLabel> labels(ExperimentConfig config) {
    return new ContestantLabels(Configs.plugins().optimizers()).of(config.contestants());
  }

  private static List<String> texts(String optimizers) {
    return labels(compare(optimizers)).stream().map(ContestantLabel::text).toList();
  }

  @Test
  void whatVariesIsShownWhereItIsTheDefaultToo() {
    assertEquals(
        List.of("sgd(lr=0.1, momentum=0)", "sgd(lr=0.1, momentum=0.9)"),
        texts("sgd(lr=0.1), 'sgd(lr=0.1, momentum=0.9)'"));
    assertEquals(List.of("adam(lr=0.001)", "adam(lr=0.01)"), texts("adam, adam(lr=0.01)"));
  }

  @Test
  void otherNamesNeedNoDefaults() {
    assertEquals(List.of("sgd(lr=0.1)", "adam"), texts("sgd(lr=0.1), adam"));
  }

  @Test
  void anInnerPluginIsComparedWithThoseOfItsName() {
    assertEquals(
        List.of(
            "lookahead(inner=adam(lr=0.001))",
            "lookahead(inner=adam(lr=0.01))",
            "lookahead(inner=sgd(lr=0.1))"),
        texts(
            "lookahead(inner=adam), lookahead(inner=adam(lr=0.01)), lookahead(inner=sgd(lr=0.1))"));
    assertEquals(
        List.of("lookahead(k=5, inner=adam)", "lookahead(k=6, inner=adam)"),
        texts("lookahead(inner=adam), 'lookahead(k=6, inner=adam)'"));
  }

  @Test
  void theOptimizerOfAGroupIsShownWithoutItsDefaults() {
    assertEquals(
        List.of("adam(groups=[{rank=2, optimizer=sgd(lr=0.1)}])", "adam"),
        texts("'adam(groups=[{rank=2, optimizer=sgd(lr=0.1)}])', adam"));
  }

  @Test
  void transformsOfGradientsAreShownWhereTheyDiffer() {
    assertEquals(
        List.of("adam", "adam after clip_by_global_norm(max_norm=2.0) and centralize", "sgd"),
        texts("adam, {name: adam, gradients: [clip_by_global_norm(max_norm=2), centralize]}, sgd"));
    assertEquals(
        List.of("adam", "sgd"),
        texts("{name: adam, gradients: centralize}, {name: sgd, gradients: [centralize]}"));
  }

  @Test
  void aWordOfTheUserTakesTheirPlace() {
    assertEquals(
        List.of("Adam, tuned", "adam(lr=0.001)", "plain (old)"),
        texts(
            "{name: adam, lr: 0.01, label: 'Adam, tuned'}, adam, {name: sgd, label: plain (old)}"));
    assertEquals(List.of("quick", "adam"), texts("'sgd(lr=0.1, label=\"quick\")', adam"));
  }

  @Test
  void whereRoomIsShortOnlyWhatVariesIsShown() {
    String many = "momentum=0.9, weight_decay=0.0001, dampening=0.1, maximize=false";
    List<ContestantLabel> labels =
        labels(compare("'sgd(lr=0.1, " + many + ")', 'sgd(lr=0.2, " + many + ")'"));
    assertEquals("sgd(lr=0.1)", labels.getFirst().brief());
    assertEquals("sgd(lr=0.2)", labels.getLast().brief());
    assertTrue(labels.getFirst().text().contains("weight_decay=1e-4"), labels::toString);
  }

  @Test
  void fortyContestantsHaveFortyLabels() {
    StringBuilder optimizers = new StringBuilder("adam, adamw, rmsprop, adagrad");
    for (int i = 1; i <= 12; i++) {
      optimizers.append(", sgd(lr=0.").append(i).append("1)");
      optimizers.append(", 'sgd(lr=0.").append(i).append("1, momentum=0.9)'");
      optimizers.append(", lookahead(inner=sgd(lr=0.").append(i).append("1))");
    }
    List<ContestantLabel> labels = labels(compare(optimizers.toString()));
    assertEquals(40, labels.size());
    assertEquals(40, new HashSet<>(labels.stream().map(ContestantLabel::text).toList()).size());
    assertEquals(40, new HashSet<>(labels.stream().map(ContestantLabel::brief).toList()).size());
  }

  @Test
  void labelsSurviveTheResolvedConfig() {
    ExperimentConfig config =
        compare("{name: adam, label: 'Adam, tuned'}, 'sgd(lr=0.1, label=\"a (b)\")', sgd(lr=0.2)");
    assertEquals(config, Configs.compare(ConfigWriter.write(config)));
    ExperimentConfig single =
        Configs.train(Configs.with("optimizer: {name: adam, label: 'no: #1'}"));
    assertEquals(single, Configs.train(ConfigWriter.write(single)));
    assertEquals("no: #1", single.contestants().getFirst().label().orElseThrow());
  }

  @Test
  void anotherLabelIsNoChangeOfWhatIsComputed() throws Exception {
    String before = ConfigWriter.write(compare("{name: adam, label: a}, sgd(lr=0.1)"));
    assertEquals(
        List.of(), ConfigChanges.between(before, ConfigWriter.write(compare("adam, sgd(lr=0.1)"))));
    assertEquals(
        List.of("compare"),
        ConfigChanges.between(before, ConfigWriter.write(compare("adam, sgd(lr=0.2)"))));
  }

  private static String problems(String optimizers) {
    return Configs.problems(
        Purpose.COMPARE, Configs.with("compare: {optimizers: [" + optimizers + "]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "''",
        "5",
        "[a]",
        "'  a'",
        "\"a\\tb\"",
        "\"a\\u202eb\"",
        "\"a\\e[31m\"",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void aLabelIsAShortVisibleText(String label) {
    String problems = problems("{name: adam, label: " + label + "}");
    assertTrue(problems.contains("compare.optimizers[0].label = "), problems);
    assertTrue(problems.contains("must be a text of 1 to 60 visible characters"), problems);
  }

  @Test
  void labelsAreAllDifferent() {
    String same = problems("{name: adam, label: a}, {name: sgd, lr: 0.1, label: a}");
    assertTrue(
        same.contains("compare.optimizers[1].label = a: is the label of element 0 of the list too"),
        same);
    String spelled = problems("{name: adam, lr: 0.1, label: sgd}, sgd");
    assertTrue(spelled.contains("compare.optimizers[0].label = sgd: is the label of"), spelled);
    String twice = problems("adam, {name: adam, label: again}");
    assertTrue(twice.contains("is the same as element 0"), twice);
  }
}
