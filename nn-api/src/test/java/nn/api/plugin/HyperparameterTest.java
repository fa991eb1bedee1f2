package nn.api.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plugin author cannot declare by mistake. */
class HyperparameterTest {

  @Test
  void onlyRealNumbersAreSchedulable() {
    Hyperparameter<Long> k = Hyperparameter.whole("k", Range.atLeast(1), "Steps.");
    String message = assertThrows(IllegalStateException.class, k::schedulable).getMessage();
    assertEquals(
        "'k' is a whole number in [1, ∞); schedules drive real numbers and lists of them only",
        message);
    assertTrue(
        Hyperparameter.reals("betas", 2, Range.closedOpen(0, 1), "Two.")
            .schedulable()
            .isSchedulable());
    assertThrows(
        IllegalStateException.class,
        () -> Hyperparameter.wholes("seeds", Range.atLeast(0), "Seeds.").schedulable());
    assertTrue(Hyperparameter.real("lr", Range.atLeast(0), "Rate.").schedulable().isSchedulable());
  }

  @Test
  void anOptionalOneMayBeAbsentAndKeepsADefaultItHas() {
    Hyperparameter<Optional<Double>> beta3 =
        Hyperparameter.real("beta3", Range.closedOpen(0, 1), "Third.").optional();
    Hyperparameter<Optional<Double>> clip =
        Hyperparameter.real("clip", Range.above(0), "Limit.").byDefault(1.0).optional();
    Descriptor descriptor = Descriptor.of("x", "X.").withHyperparameters(beta3, clip);
    assertEquals("a number in [0, 1), or none", beta3.type().expected());
    Hyperparameters defaults = Hyperparameters.defaults(descriptor);
    assertEquals(Optional.empty(), defaults.get(beta3));
    assertEquals(Optional.of(1.0), defaults.get(clip));
    for (Object none : new Object[] {"none", Optional.empty()}) {
      Hyperparameters given = Hyperparameters.of(descriptor, Map.of("beta3", 0.5, "clip", none));
      assertEquals(Optional.of(0.5), given.get(beta3));
      assertEquals(Optional.empty(), given.get(clip));
    }
    assertThrows(
        IllegalArgumentException.class, () -> Hyperparameters.of(descriptor, Map.of("beta3", 1.0)));
  }

  @Test
  void anAbsentValueIsWrittenAsNone() {
    Hyperparameter<Optional<Long>> steps =
        Hyperparameter.whole("steps", Range.atLeast(1), "Steps.").optional();
    assertEquals("none", steps.type().toConfig(Optional.empty()));
    assertEquals(3L, steps.type().toConfig(Optional.of(3L)));
    assertEquals(
        "x(a=none, b=2)",
        Spec.of("x").with("a", Optional.empty()).with("b", Optional.of(2)).toString());
    assertEquals("none", Spec.text(Optional.empty()));
  }

  @Test
  void noneMustNotMeanTwoThings() {
    Hyperparameter<String> reduction =
        Hyperparameter.choice("reduction", List.of("none", "sum"), "Reduction.");
    assertThrows(IllegalStateException.class, reduction::optional);
    Hyperparameter<Optional<String>> text = Hyperparameter.text("tag", "Tag.").optional();
    assertThrows(IllegalStateException.class, text::optional);
    Hyperparameter<Double> lr = Hyperparameter.real("lr", Range.atLeast(0), "").schedulable();
    assertThrows(IllegalStateException.class, lr::optional);
    assertThrows(
        IllegalStateException.class,
        () -> Hyperparameter.real("lr", Range.atLeast(0), "").optional().schedulable());
  }

  @Test
  void aTextIsAnyText() {
    Hyperparameter<String> match = Hyperparameter.text("match", "Pattern.");
    assertEquals("**.bias, 0 = x", match.type().read("**.bias, 0 = x"));
    assertNull(match.type().read(5L));
    assertNull(match.type().read(Spec.of("adam")));
  }

  @Test
  void aDefaultMustBeValid() {
    Hyperparameter<Double> lr = Hyperparameter.real("lr", Range.atLeast(0), "Rate.");
    for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> lr.byDefault(value));
    }
  }
}
