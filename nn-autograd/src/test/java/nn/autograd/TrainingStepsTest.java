package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.optim.Elements;
import nn.api.optim.ElementwiseRule;
import nn.api.optim.Optimizer;
import nn.api.optim.Rule;
import nn.api.optim.RuleProvider;
import nn.api.optim.Step;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;
import nn.autograd.fixture.Chain;
import nn.autograd.fixture.Parameters;
import org.junit.jupiter.api.Test;

/** A rule may ask how many steps the whole training has. */
class TrainingStepsTest {
  private static final Hyperparameter<Spec> INNER = Hyperparameter.component("inner", "Inside.");
  private static final Chain PLAIN =
      new Chain(Descriptor.of("plain", "").withHyperparameters(INNER), List.of(INNER));

  /** Makes every value the number of steps, -1 where it is not known. */
  private static final class Asking implements RuleProvider {
    private record AskingRule() implements ElementwiseRule {
      @Override
      public void update(Step step, Elements elements) {
        for (int i = elements.from(); i < elements.to(); i++) {
          elements.values()[i] = (float) step.trainingSteps().orElse(-1);
        }
      }
    }

    @Override
    public Descriptor descriptor() {
      return Descriptor.of("asking", "");
    }

    @Override
    public Rule rule(Hyperparameters values) {
      return new AskingRule();
    }
  }

  private final Nn nn = Nn.builder().plugins(new Asking(), PLAIN).build();
  private final SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);

  private float[] answer(Optimizer optimizer) {
    parameters.sequencedValues().getFirst().assignGradient(1);
    optimizer.step();
    return parameters.sequencedValues().getFirst().toArray();
  }

  @Test
  void aRuleOnAnyLevelKnowsWhatTheLoopSaid() {
    assertArrayEquals(
        new float[] {960},
        answer(nn.optimizers().create("asking", parameters, TrainingLength.ofEpochs(20, 48))));
    assertArrayEquals(
        new float[] {7},
        answer(
            nn.optimizers().create("plain(inner=asking)", parameters, TrainingLength.ofSteps(7))));
    assertArrayEquals(new float[] {-1}, answer(nn.optimizers().create("asking", parameters)));
  }

  @Test
  void soDoesTheRuleThatAGroupNames() {
    parameters.putAll(Parameters.one(nn, "b", 0));
    Optimizer routed =
        nn.optimizers()
            .create(
                "asking(groups=[{match=w, optimizer=asking}])",
                parameters,
                TrainingLength.ofSteps(7));
    assertArrayEquals(new float[] {7}, answer(routed));
  }

  /** The state of a shorter training, in the optimizer of a longer one. */
  @Test
  void aTrainingThatGoesOnLongerHasTheNewNumber() {
    Optimizer begun = nn.optimizers().create("asking", parameters, TrainingLength.ofSteps(5));
    answer(begun);
    Optimizer longer = nn.optimizers().create("asking", parameters, TrainingLength.ofSteps(9));
    longer.load(begun.state());
    assertArrayEquals(new float[] {9}, answer(longer));
    assertEquals(2.0, longer.state().number("step/w"));
  }

  @Test
  void aTrainingHasAStep() {
    assertThrows(IllegalArgumentException.class, () -> TrainingLength.ofSteps(0));
    assertThrows(IllegalArgumentException.class, () -> TrainingLength.ofEpochs(0, 5));
  }
}
