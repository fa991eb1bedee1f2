package nn.architecture.numeric;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.Map.entry;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import nn.architecture.house.Accesses;
import nn.architecture.house.Exemptions;
import nn.architecture.house.House;
import nn.architecture.house.RuleTrial;
import org.junit.jupiter.api.Test;

/** {@link StrictMath} is exact but slow: it is for scalars, not for the elements of tensors. */
class StrictMathTest {
  private static final Exemptions EXEMPTIONS =
      new Exemptions(
          Map.ofEntries(
              entry("nn.api.linalg.InverseRoot", "the roots of n eigenvalues of an n × n matrix"),
              entry("nn.autograd.RandomSource", "Box and Muller's transform, when a model is made"),
              entry(
                  "nn.autograd.tensor.Powers",
                  "elementwise pow with any exponent; squares avoid it"),
              entry(
                  "nn.layers.standard.sequence.PositionalEncoding",
                  "sines of positions, which no other function here gives"),
              entry(
                  "nn.metrics.RocAuc",
                  "probabilities in double, whose ties count, once per evaluated sample"),
              entry("nn.optim.AdamRule", "bias corrections, scalars once per step"),
              entry("nn.optim.AdamaxRule", "a bias correction, a scalar once per step"),
              entry("nn.optim.AsgdRule", "the learning rate, a scalar once per step"),
              entry("nn.autograd.optimizer.IndexedRandom", "the tails of normal numbers"),
              entry("nn.optim.Adafactor", "the share of a gradient, once per step"),
              entry("nn.optim.Lamb", "bias corrections, scalars once per step"),
              entry("nn.optim.NAdamRule", "momentum and bias corrections, once per step"),
              entry("nn.optim.Prodigy", "bias corrections, scalars once per step"),
              entry("nn.optim.ScheduleFree", "the weight of a step, a scalar"),
              entry("nn.optim.ScheduleFreeAdamW", "a bias correction, once per step"),
              entry("nn.optim.transform.AddNoise", "the variance, once per step"),
              entry("nn.optim.Soap", "bias corrections, scalars once per step"),
              entry("nn.optim.RAdamRule", "bias corrections, scalars once per step"),
              entry("nn.optim.schedule.CosineAnnealingLr", "a scalar once per step"),
              entry("nn.optim.schedule.StepLr", "a scalar once per step")));

  private static ArchRule rule(Exemptions exemptions) {
    return classes()
        .that(describe("take part in training", House::isNumeric))
        .and(exemptions.others())
        .should(
            Accesses.noneOf(
                "StrictMath",
                access -> access.getTargetOwner().getName().equals("java.lang.StrictMath")))
        .because("elements have nn.api.math.FloatMath; scalars are listed with a reason");
  }

  @Test
  void onlyScalarsUseStrictMath() {
    rule(EXEMPTIONS).check(House.classes());
  }

  @Test
  void exemptionsAreNeeded() {
    EXEMPTIONS.assertNeeded(StrictMathTest::rule);
  }

  @Test
  void strictMathElsewhereIsReported() {
    RuleTrial.assertReportsTheBad(
        rule(EXEMPTIONS),
        """
        package nn.activations;
        final class BadLoop { void f(float[] x) {
          for (int i = 0; i < x.length; i++) { x[i] = (float) StrictMath.exp(x[i]); } } }
        final class GoodLoop { float f(float x) { return nn.api.math.FloatMath.exp(x); } }
        """);
  }
}
