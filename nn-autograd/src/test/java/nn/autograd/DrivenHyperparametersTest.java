package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import nn.api.plugin.InvalidConfigException;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;
import nn.autograd.fixture.Chain;
import nn.autograd.fixture.CustomSchedule;
import nn.autograd.fixture.Parameters;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;

/** Which numbers of which optimizer a schedule drives. */
class DrivenHyperparametersTest {
  private static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Its own.").schedulable().byDefault(2.0);
  private static final Hyperparameter<Spec> INNER = Hyperparameter.component("inner", "Inside.");
  private static final Hyperparameter<Spec> FIRST = Hyperparameter.component("first", "One.");
  private static final Hyperparameter<Spec> SECOND = Hyperparameter.component("second", "Two.");

  private static final Chain SCALED =
      new Chain(Descriptor.of("scaled", "").withHyperparameters(LR, INNER), List.of(INNER));
  private static final Chain PLAIN =
      new Chain(Descriptor.of("plain", "").withHyperparameters(INNER), List.of(INNER));
  private static final Chain PAIR =
      new Chain(
          Descriptor.of("pair", "").withHyperparameters(FIRST, SECOND), List.of(FIRST, SECOND));

  /** Takes the first of its two rates away, then the second. */
  private static final class TwoRates implements RuleProvider {
    private static final Hyperparameter<List<Double>> RATES =
        Hyperparameter.reals("rates", 2, Range.closed(0, 9), "Rates.")
            .schedulable()
            .byDefault(List.of(1.0, 0.25));

    private record TwoRatesRule() implements ElementwiseRule {
      @Override
      public void update(Step step, Elements elements) {
        float sum = (float) (step.value(RATES, 0) + step.value(RATES, 1));
        for (int i = elements.from(); i < elements.to(); i++) {
          elements.values()[i] -= sum;
        }
      }
    }

    @Override
    public Descriptor descriptor() {
      return Descriptor.of("two_rates", "").withHyperparameters(RATES);
    }

    @Override
    public Rule rule(Hyperparameters values) {
      return new TwoRatesRule();
    }
  }

  private final Nn nn =
      Nn.builder()
          .plugins(
              new Sgd(),
              new TwoRates(),
              SCALED,
              PLAIN,
              PAIR,
              CustomSchedule.of("halved", (step, base) -> base / 2))
          .build();

  private Optimizer optimizer(String text) {
    return nn.optimizers().create(text, Parameters.one(nn, "w", 0));
  }

  /** Returns the hyperparameters that a schedule halved, by their places. */
  private List<String> halved(String drives, String optimizer) {
    return halved(drives, optimizer(optimizer));
  }

  private List<String> halvedOfTwo(String drives, String optimizer) {
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 0);
    parameters.putAll(Parameters.one(nn, "b", 0));
    return halved(drives, nn.optimizers().create(optimizer, parameters));
  }

  private List<String> halved(String drives, Optimizer driven) {
    nn.schedules().attach(Spec.of("halved").with("drives", drives), driven);
    return driven.groups().stream()
        .flatMap(group ->
            group.values().entrySet().stream()
                .filter(entry -> entry.getValue() == group.base(entry.getKey()) / 2)
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> group.path() + "." + entry.getKey()))
        .toList();
  }

  private String problem(String drives, String optimizer) {
    Optimizer driven = optimizer(optimizer);
    return String.valueOf(
        assertThrows(
                InvalidConfigException.class,
                () -> nn.schedules().attach(Spec.of("halved").with("drives", drives), driven))
            .getMessage());
  }

  @Test
  void aNameAloneIsThatOfTheOutermostThatHasIt() {
    assertEquals(List.of("optimizer.lr"), halved("lr", "scaled(inner=sgd)"));
    assertEquals(List.of("optimizer.inner.lr"), halved("lr", "plain(inner=sgd)"));
    assertEquals(
        List.of("optimizer.inner.lr"), halved("lr", "plain(inner=scaled(inner=sgd(lr=1)))"));
  }

  @Test
  void aPlaceReachesExactlyOneOptimizerOfANesting() {
    String nested = "scaled(inner=plain(inner=sgd))";
    assertEquals(List.of("optimizer.inner.inner.lr"), halved("inner.inner.lr", nested));
    assertEquals(List.of("optimizer.inner.inner.lr"), halved("optimizer.inner.inner.lr", nested));
    assertEquals(List.of("optimizer.lr"), halved("optimizer.lr", nested));
    assertEquals(
        List.of("optimizer.second.lr"), halved("second.lr", "pair(first=sgd, second=sgd)"));
  }

  @Test
  void theOptimizerOfAGroupCountsAsTheOneWithTheGroup() {
    String routed = "plain(inner=sgd(groups=[{match=w, optimizer=sgd(lr=2)}]))";
    assertEquals(
        List.of("optimizer.inner.lr", "optimizer.inner.groups[0].lr"), halvedOfTwo("lr", routed));
    assertEquals(
        List.of("optimizer.inner.groups[0].lr"), halvedOfTwo("inner.groups[0].lr", routed));
    assertEquals(List.of("optimizer.inner.lr"), halvedOfTwo("inner.lr", routed));
  }

  @Test
  void aNameThatSeveralBesideEachOtherHaveIsRefused() {
    assertEquals(
        "schedule.drives = lr: several optimizers in the optimizer have it; write which: first.lr,"
            + " second.lr.",
        problem("lr", "pair(first=sgd, second=sgd)"));
  }

  @Test
  void anUnknownNameIsRefusedWithAllThereAre() {
    assertEquals(
        "schedule.drives = inner.lt: names nothing that a schedule can drive in the optimizer. Did"
            + " you mean 'inner.lr'? There are: lr, inner.lr, inner.momentum.",
        problem("inner.lt", "scaled(inner=sgd)"));
    assertTrue(
        problem("optimizer.lr", "plain(inner=sgd)")
            .contains("There are: inner.lr, inner.momentum."));
  }

  @Test
  void twoSchedulesMustNotDriveOneNumberUnderTwoNames() {
    Optimizer driven = optimizer("plain(inner=sgd)");
    List<Spec> twice =
        List.of(
            Spec.of("halved").with("drives", "inner.lr"), Spec.of("halved").with("drives", "lr"));
    Exception e =
        assertThrows(InvalidConfigException.class, () -> nn.schedules().attach(twice, driven));
    assertEquals("schedule[1].drives = lr: another schedule drives it already", e.getMessage());
    Optimizer apart = optimizer("scaled(inner=sgd)");
    nn.schedules().attach(twice, apart);
    assertEquals(1.0, apart.groups().get(0).values().get("lr"));
    assertEquals(0.25, apart.groups().get(1).values().get("lr"));
  }

  @Test
  void aNumberOfAListIsDrivenAloneAndReadByTheNextStep() {
    SequencedMap<String, Parameter> parameters = Parameters.one(nn, "w", 10);
    Optimizer driven = nn.optimizers().create("two_rates", parameters);
    nn.schedules().attach("halved(drives=rates[0])", driven);
    assertEquals(
        List.of("rates[0]=0.5", "rates[1]=0.25"),
        driven.groups().getFirst().values().entrySet().stream().map(Object::toString).toList());
    assertEquals(1, driven.groups().getFirst().base("rates[0]"));
    parameters.get("w").assignGradient(1);
    driven.step();
    assertArrayEquals(new float[] {9.25f}, parameters.get("w").toArray());
    driven.groups().getFirst().set("rates[1]", 1);
    driven.step();
    assertArrayEquals(new float[] {7.75f}, parameters.get("w").toArray());
  }

  @Test
  void aNumberOfAListKeepsItsRange() {
    Optimizer driven = optimizer("two_rates");
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> driven.groups().getFirst().set("rates[1]", 10));
    assertTrue(
        e.getMessage().startsWith("optimizer.rates[1] = 10.0: must be a number in [0, 9]."),
        e.getMessage());
    assertTrue(problem("rates[2]", "two_rates").contains("There are: rates[0], rates[1]."));
  }
}
