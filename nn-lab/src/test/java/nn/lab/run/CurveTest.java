package nn.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import nn.lab.run.Curve.End;
import nn.lab.run.Curve.Spread;
import nn.layers.training.EpochMetrics;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final int STEPS_PER_EPOCH = 10;

  private static Curve losses(TrialResult... trials) {
    return Curve.of(
        new OptimizerResult("sgd", List.of(trials)), EpochMetrics::evaluationLoss, STEPS_PER_EPOCH);
  }

  private static Trial seed(long seed) {
    return Trials.trial((int) seed, 0, "sgd", seed);
  }

  @Test
  void aCurveIsTheMeanBetweenTheLowestAndTheHighestSeed() {
    Curve curve =
        losses(
            Trials.finished(seed(1), 4, 1),
            Trials.finished(seed(2), 3, 3),
            Trials.finished(seed(3), 8, 2));
    assertEquals(List.of(new Spread(3, 5, 8), new Spread(1, 2, 3)), curve.epochs());
    assertEquals(List.of(), curve.ends());
  }

  @Test
  void aSeedThatDivergedIsNotInTheMeanOfTheOthers() {
    Curve curve = losses(Trials.finished(seed(1), 4, 2), Trials.diverged(seed(2), 17, 1e9));
    assertEquals(List.of(new Spread(4, 4, 4), new Spread(2, 2, 2)), curve.epochs());
    assertEquals(List.of(new End(1, 1e9)), curve.ends());
  }

  @Test
  void whereAllDivergedTheCurveIsAsLongAsTheLast() {
    Curve curve = losses(Trials.diverged(seed(1), 17, 5), Trials.diverged(seed(2), 27, 7, 9));
    assertEquals(List.of(new Spread(5, 6, 7), new Spread(9, 9, 9)), curve.epochs());
    assertEquals(List.of(new End(1, 5), new End(2, 9)), curve.ends());
  }

  @Test
  void beforeTheFirstEpochAnEndHasAPlaceButNoValue() {
    assertEquals(List.of(new End(0.3, Double.NaN)), losses(Trials.diverged(seed(1), 3)).ends());
  }

  @Test
  void numbersThatAreNotFiniteAreLeftOut() {
    Curve curve =
        losses(
            Trials.finished(seed(1), Double.POSITIVE_INFINITY, Double.NaN),
            Trials.finished(seed(2), 2, Double.NaN));
    assertEquals(new Spread(2, 2, 2), curve.epochs().getFirst());
    assertTrue(Double.isNaN(curve.epochs().getLast().mean()));
    assertEquals(3, curve.values().count());
  }

  @Test
  void lossesThatDifferMuchHaveALogarithmicAxis() {
    ValueAxis axis = ValueAxis.ofLosses(List.of(losses(Trials.finished(seed(1), 2, 0.1))));
    assertTrue(axis.logarithmic());
    assertTrue(axis.from() < 0.1 && axis.to() > 2 && !axis.cuts());
    assertFalse(ValueAxis.ofLosses(List.of(losses(Trials.finished(seed(1), 2, 1)))).logarithmic());
    assertFalse(ValueAxis.ofLosses(List.of(losses(Trials.finished(seed(1), 2, 0)))).logarithmic());
  }

  @Test
  void whatWentAstrayDoesNotPressTheOthersFlat() {
    ValueAxis axis =
        ValueAxis.ofLosses(
            List.of(
                losses(Trials.finished(seed(1), 2, 0.5)),
                losses(Trials.finished(seed(1), 3, 1e30))));
    assertTrue(axis.cuts());
    assertEquals(200, axis.to());
    assertEquals(200, axis.within(1e30));
  }

  @Test
  void anAxisOfEqualNumbersHasALength() {
    for (double loss : new double[] {0, 0.5, 1e-300, 1e200, -3}) {
      ValueAxis axis = ValueAxis.ofLosses(List.of(losses(Trials.finished(seed(1), loss, loss))));
      assertTrue(axis.from() < loss && loss < axis.to(), () -> axis + " for " + loss);
    }
  }
}
