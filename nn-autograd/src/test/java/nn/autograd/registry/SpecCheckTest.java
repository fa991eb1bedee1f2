package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.Custom;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;

class SpecCheckTest {
  private static final ModelParameters PARAMETERS = parameters();

  private static ModelParameters parameters() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    try (Nn nn = Nn.builder().threads(1).build()) {
      parameters.put("0.weight", nn.parameter(Shape.of(3, 2), new float[6]));
      parameters.put("0.bias", nn.parameter(Shape.of(3), ParameterRole.BIAS, new float[3]));
    }
    return ModelParameters.of(parameters);
  }

  private final Custom several =
      new Custom(
          Descriptor.of("several", "")
              .withHyperparameters(
                  Hyperparameter.components("parts", "Its parts."),
                  Hyperparameter.real("required", Range.above(0), "Must be said.")),
          Set.of(),
          (values, context) -> e -> {});

  private final Registry<OptimizerProvider> registry =
      Registry.of(PluginKind.OPTIMIZER, List.of(new Sgd(), new Averaging(), several));

  private final String sgd = "(sgd, " + registry.get("sgd").module() + ")";
  private final String averaging = "(averaging, " + registry.get("averaging").module() + ")";

  private List<String> check(String text) {
    Problems problems = Problems.at("optimizer");
    registry.check(SpecParser.parse(text), PARAMETERS, problems);
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void findsNothingWrongWithAValidSpec() {
    assertEquals(List.of(), check("sgd"));
    assertEquals(
        List.of(),
        check("averaging(k=2, inner=sgd(lr=1, groups=[{match='**.bias', momentum=0.5}]))"));
    assertEquals(List.of(), check("averaging(inner=averaging(inner=sgd))"));
  }

  @Test
  void anUnknownKeyListsTheKnownAndSuggestsTheNearest() {
    assertEquals(
        List.of(
            "optimizer.inner: 'beta_2' is unknown for 'sgd'. Did you mean 'betas'? Known: lr,"
                + " momentum, nesterov, betas."),
        check("averaging(inner=sgd(beta_2=0.9))"));
  }

  @Test
  void aValueOutOfRangeIsShownWithRangeAndDefault() {
    assertEquals(
        List.of("optimizer.k = 0: must be a whole number in [1, ∞). Default 5. " + averaging),
        check("averaging(k=0, inner=sgd)"));
  }

  @Test
  void aValueOfAWrongTypeIsShown() {
    assertEquals(
        List.of(
            "optimizer.lr = fast: must be a number in [0, ∞). Default 0.5. " + sgd,
            "optimizer.nesterov = 1: must be true or false. Default false. " + sgd),
        check("sgd(lr=fast, nesterov=1)"));
  }

  @Test
  void anElementOfAListIsAddressedByItsIndex() {
    assertEquals(
        List.of(
            "optimizer.inner.betas[1] = 1.5: must be a number in [0, 1). Default [0.9, 0.999]. "
                + sgd),
        check("averaging(inner=sgd(betas=[0.9, 1.5]))"));
  }

  @Test
  void aListOfWrongLengthIsShownWhole() {
    assertEquals(
        List.of(
            "optimizer.betas = [0.9]: must be a list, 2 long, each a number in [0, 1). Default"
                + " [0.9, 0.999]. "
                + sgd),
        check("sgd(betas=[0.9])"));
  }

  @Test
  void aMissingHyperparameterSaysWhatItIs() {
    assertEquals(
        List.of(
            "optimizer.inner: is missing; must be a plugin's name, alone or with hyperparameters."
                + " The optimizer it wraps. "
                + averaging),
        check("averaging"));
  }

  @Test
  void reportsTheProblemsOfAllLevelsAtOnce() {
    assertEquals(
        List.of(
            "optimizer.parts[0].lr",
            "optimizer.parts[1]",
            "optimizer.parts[2].inner",
            "optimizer.required"),
        sortedPaths("several(parts=[sgd(lr=-1), adm, averaging(inner=sgd(x=1))])"));
  }

  private List<String> sortedPaths(String text) {
    Problems problems = Problems.at("optimizer");
    registry.check(SpecParser.parse(text), PARAMETERS, problems);
    return problems.list().stream().map(Problem::path).sorted().toList();
  }

  @Test
  void valuesThatDoNotGoTogetherAreTheProvidersToRefuse() {
    assertEquals(
        List.of("optimizer.inner.nesterov: needs a momentum above 0"),
        check("averaging(inner=sgd(nesterov=true))"));
  }

  @Test
  void valuesThatAreInvalidByThemselvesAreNotCheckedTogether() {
    assertEquals(
        List.of("optimizer.momentum = 2: must be a number in [0, 1). Default 0.0. " + sgd),
        check("sgd(nesterov=true, momentum=2)"));
  }

  @Test
  void aGroupIsCheckedLikeTheRest() {
    assertEquals(
        List.of(
            "optimizer.groups[0].match = \"*.gain\": matches no parameter; there are " + PARAMETERS,
            "optimizer.groups[0].lr = -1: must be a number in [0, ∞). Default 0.5. " + sgd,
            "optimizer.groups[1]: 'lrr' is unknown for 'sgd'. Did you mean 'lr'? Known: lr,"
                + " momentum, nesterov, betas.",
            "optimizer.groups[2].nesterov: needs a momentum above 0"),
        check(
            "sgd(groups=[{match='*.gain', lr=-1}, {match='**', lrr=1}, {match='**',"
                + " nesterov=true}])"));
  }

  @Test
  void patternsWaitUntilTheParametersAreKnown() {
    Problems problems = Problems.at("optimizer");
    registry.check(SpecParser.parse("sgd(groups=[{match='x', lr=1}])"), null, problems);
    assertEquals(List.of(), problems.list());
  }

  @Test
  void nestingHasAnEnd() {
    Spec spec = Spec.of("sgd");
    for (int i = 0; i < 7; i++) {
      spec = Spec.of("averaging").with("inner", spec);
    }
    assertEquals(List.of(), check(spec.toString()));
    Spec deeper = Spec.of("averaging").with("inner", spec);
    assertEquals(
        List.of("optimizer" + ".inner".repeat(8) + ": plugins are nested more than 8 deep"),
        check(deeper.toString()));
  }
}
