package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.optim.ModelRule;
import nn.api.optim.OptimizerAlgorithm;
import nn.api.optim.OptimizerContext;
import nn.api.optim.OptimizerProvider;
import nn.api.optim.OptimizerProvider.Need;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.autograd.Nn;
import nn.autograd.fixture.Averaging;
import nn.autograd.fixture.Custom;
import nn.autograd.fixture.CustomRule;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;

class GroupCheckTest {
  private static final String THERE_ARE =
      "there are 0.weight [3, 2] weight, 0.bias [3] bias, 2.weight [2, 3] output";
  private static final String ROLES = "Roles: weight, bias, norm, embedding, output, activation";

  private final Custom searching =
      new Custom(
          Descriptor.of("searching", "")
              .withHyperparameters(
                  Hyperparameter.real("step", Range.above(0), "Step.").byDefault(1.0)),
          Set.of(Need.CLOSURE),
          (values, context) -> e -> {});

  private final Registry<OptimizerProvider> registry =
      Registry.of(
          PluginKind.OPTIMIZER,
          List.of(new Sgd(), new Averaging(), searching, new ForMatrices(), forModel()));

  /** A rule for the whole model, which asks each group for its learning rate alone. */
  private static CustomRule forModel() {
    ModelRule rule = (step, model) -> {};
    return new CustomRule(
        Descriptor.of("for_model", "")
            .withHyperparameters(
                Hyperparameter.real("lr", Range.above(0), "Rate.").schedulable().byDefault(1.0),
                Hyperparameter.real("d0", Range.above(0), "Estimate.").byDefault(1.0)),
        rule);
  }

  /** Refuses what is no matrix. */
  private static final class ForMatrices implements OptimizerProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of("for_matrices", "");
    }

    @Override
    public Optional<String> refusal(Shape shape) {
      return shape.rank() == 2 ? Optional.empty() : Optional.of("it multiplies matrices");
    }

    @Override
    public OptimizerAlgorithm create(Hyperparameters values, OptimizerContext context) {
      return _ -> {};
    }
  }

  private static ModelParameters parameters() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    try (Nn nn = Nn.builder().threads(1).build()) {
      parameters.put("0.weight", nn.parameter(Shape.of(3, 2), new float[6]));
      parameters.put("0.bias", nn.parameter(Shape.of(3), ParameterRole.BIAS, new float[3]));
      parameters.put("2.weight", nn.parameter(Shape.of(2, 3), ParameterRole.OUTPUT, new float[6]));
    }
    return ModelParameters.of(parameters);
  }

  private List<String> check(String text) {
    Problems problems = Problems.at("optimizer");
    registry.check(SpecParser.parse(text), parameters(), problems);
    return problems.list().stream().map(Problem::toString).toList();
  }

  private void assertSound(String text) {
    assertEquals(List.of(), check(text), text);
  }

  private void assertProblems(String text, String... expected) {
    assertEquals(List.of(expected), check(text), text);
  }

  @Test
  void parametersAreChosenByPathRankAndRoleWithExceptions() {
    assertSound("sgd(groups=[{rank=2, lr=1}])");
    assertSound("sgd(groups=[{role=bias, lr=1}])");
    assertSound("sgd(groups=[{role=[bias, norm], lr=1}])");
    assertSound("sgd(groups=[{match='**', rank=2, except=[embedding, output], lr=1}])");
    assertSound("sgd(groups=[{match='**', except='0.*', lr=1}])");
    assertSound("sgd(groups=[{match='**', except=output, lr=1}])");
  }

  @Test
  void aGroupWithoutAnyCriterionSaysWhatItNeeds() {
    assertProblems(
        "sgd(groups=[{lr=1, except=[output]}])",
        "optimizer.groups[0] = {lr=1, except=[output]}: must say which parameters it is for, by the"
            + " key 'match', 'rank' or 'role', as in {match: \"**.bias\", lr: 0.1}");
  }

  @Test
  void everythingThatIsNoPatternRankOrRoleIsReported() {
    assertProblems(
        "sgd(groups=[{match=5, rank=two, role=baias, except=[outptu, 3]}, {rank=-1, role=1}])",
        "optimizer.groups[0].match = 5: must be a pattern for the paths of parameters, as in"
            + " \"**.bias\"",
        "optimizer.groups[0].rank = two: must be a number of dimensions, as in 2 for matrices",
        "optimizer.groups[0].role = baias: is no role. Did you mean 'bias'? " + ROLES + ".",
        "optimizer.groups[0].except[1] = 3: must be a list of roles and path patterns. "
            + ROLES
            + ".",
        "optimizer.groups[1].rank = -1: must be a number of dimensions, as in 2 for matrices",
        "optimizer.groups[1].role = 1: must be a role, or a list of roles. " + ROLES + ".");
  }

  @Test
  void whatARuleHasOnceForTheWholeModelIsNoMatterOfAGroup() {
    assertSound("for_model(d0=2, groups=[{match='0.*', lr=2}])");
    assertProblems(
        "for_model(groups=[{match='0.*', lr=2, d0=2}])",
        "optimizer.groups[0].d0 = 2: 'for_model' has one value of it for the whole model; set it"
            + " outside the groups, which may set lr");
  }

  @Test
  void aGroupThatIsSoundIsComparedWithTheParametersWhateverTheOthersAre() {
    assertProblems(
        "sgd(groups=[{role=baias, lr=1}, {rank=3, lr=1}])",
        "optimizer.groups[0].role = baias: is no role. Did you mean 'bias'? " + ROLES + ".",
        "optimizer.groups[1].rank = 3: matches no parameter; " + THERE_ARE);
  }

  @Test
  void whatMatchesNoParameterListsThemWithShapeAndRole() {
    assertProblems(
        "sgd(groups=[{match='*.gain', rank=3, lr=1}, {role=norm, lr=2},"
            + " {match='0.*', role=output, lr=3}, {match='**', except=['**.gain'], lr=4}])",
        "optimizer.groups[0].match = \"*.gain\": matches no parameter; " + THERE_ARE,
        "optimizer.groups[0].rank = 3: matches no parameter; " + THERE_ARE,
        "optimizer.groups[1].role = norm: matches no parameter; " + THERE_ARE,
        "optimizer.groups[2] = {match=\"0.*\", role=output, lr=3}: matches no parameter; "
            + THERE_ARE,
        "optimizer.groups[3].except[0] = \"**.gain\": matches no parameter; " + THERE_ARE);
  }

  @Test
  void anExceptionThatIsNearlyARoleSuggestsIt() {
    assertProblems(
        "sgd(groups=[{rank=2, except=[outptu], lr=1}])",
        "optimizer.groups[0].except[0] = outptu: is no role and matches no parameter. Did you mean"
            + " 'output'? "
            + ROLES
            + "; "
            + THERE_ARE);
  }

  @Test
  void anExceptionMayNameARoleThatNoParameterHas() {
    assertSound("sgd(groups=[{rank=2, except=[embedding], lr=1}])");
  }

  @Test
  void aGroupMayNameAnyOptimizer() {
    assertSound("sgd(groups=[{rank=2, optimizer=sgd(lr=1)}])");
    assertSound("sgd(groups=[{rank=2, optimizer=sgd}])");
    assertSound("averaging(inner=sgd, groups=[{rank=2, optimizer=sgd}])");
    assertSound(
        "sgd(groups=[{rank=2, optimizer=averaging(inner=sgd(groups=[{role=output, lr=1}]))}])");
  }

  @Test
  void theOptimizerOfAGroupIsCheckedForItsParametersAlone() {
    assertProblems(
        "sgd(groups=[{rank=2, optimizer=sgd(lr=-1, groups=[{role=bias, lr=1}])},"
            + " {role=bias, optimizer=sgdd}])",
        "optimizer.groups: the groups take every parameter, so 'sgd' has none; leave it some, or"
            + " write 'sgd', the optimizer of groups[0], in its place and remove that group",
        "optimizer.groups[0].optimizer.lr = -1: must be a number in [0, ∞). Default 0.5. (sgd, "
            + registry.get("sgd").module()
            + ")",
        "optimizer.groups[0].optimizer.groups[0].role = bias: matches no parameter; there are"
            + " 0.weight [3, 2] weight, 2.weight [2, 3] output",
        "optimizer.groups[1].optimizer: " + registry.unknown("sgdd", OptimizerPlace.OPTIMIZER));
  }

  @Test
  void whatStandsBesideTheOptimizerOfAGroupIsSentInside() {
    assertProblems(
        "sgd(groups=[{rank=2, optimizer=sgd, lr=0.1}, {role=bias, optimizer=5}])",
        "optimizer.groups[0].lr = 0.1: must stand inside 'optimizer', which these parameters have"
            + " instead: optimizer: {name: sgd, lr: 0.1}",
        "optimizer.groups[1].optimizer = 5: must be another optimizer, as in {name: sgd, lr: 0.1}");
  }

  @Test
  void aWrapperSendsHyperparametersOfGroupsInside() {
    assertProblems(
        "averaging(inner=sgd, groups=[{match='**', k=1}, {match='0.*'}])",
        "optimizer.groups[0] = {match=\"**\", k=1}: 'averaging' has one value of a hyperparameter"
            + " for all parameters; put this group under 'inner', or give these parameters another"
            + " 'optimizer'");
  }

  @Test
  void anOptimizerWithoutParametersIsReported() {
    assertProblems(
        "sgd(groups=[{match='0.*', optimizer=averaging(inner=sgd)}, {match='**', lr=1}])",
        "optimizer.groups[0] = {match=\"0.*\", optimizer=averaging(inner=sgd)}: has no parameter:"
            + " those it matches go to groups behind it. Remove it, or put it behind them");
    assertProblems(
        "averaging(inner=sgd, groups=[{match='**', optimizer=sgd}])",
        "optimizer.groups: the groups take every parameter, so 'averaging' has none; leave it some,"
            + " or write 'sgd', the optimizer of groups[0], in its place and remove that group");
  }

  @Test
  void anOptimizerThatEvaluatesTheLossHasNoOtherBesideIt() {
    String reason =
        "'searching' evaluates the loss anew in its step, and would leave other gradients to the"
            + " optimizers beside it than they are to use; let it have all parameters, or wrap the"
            + " optimizer that has the groups";
    assertProblems(
        "sgd(groups=[{rank=2, optimizer=averaging(inner=searching)}])",
        "optimizer.groups[0].optimizer = averaging(inner=searching): " + reason);
    assertProblems("searching(groups=[{rank=2, optimizer=sgd}])", "optimizer.groups: " + reason);
  }

  @Test
  void parametersThatAnOptimizerRefusesAreToBeRouted() {
    String refused =
        "'for_matrices' cannot train 0.bias [3] bias: it multiplies matrices. Give such parameters"
            + " another optimizer by a group, as in groups: [{rank: 1, optimizer: adamw}]";
    assertProblems("for_matrices", "optimizer: " + refused);
    assertProblems("averaging(inner=for_matrices)", "optimizer.inner: " + refused);
    assertProblems(
        "sgd(groups=[{match='0.*', optimizer=for_matrices}])",
        "optimizer.groups[0].optimizer: " + refused);
    assertSound("for_matrices(groups=[{rank=1, optimizer=sgd}])");
    assertSound("averaging(inner=for_matrices, groups=[{role=bias, optimizer=sgd}])");
    assertSound("sgd(groups=[{rank=2, except=[output], optimizer=for_matrices}])");
  }

  @Test
  void manyParametersAreNotAllListed() {
    SequencedMap<String, Parameter> many = new LinkedHashMap<>();
    try (Nn nn = Nn.builder().threads(1).build()) {
      for (int i = 0; i < 43; i++) {
        many.put("p" + i, nn.parameter(Shape.of(), 0));
      }
    }
    String text = ModelParameters.of(many).toString();
    assertEquals("p38 [] weight, p39 [] weight and 3 more", text.substring(text.indexOf("p38")));
  }
}
