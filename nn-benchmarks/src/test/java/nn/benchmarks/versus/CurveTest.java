package nn.benchmarks.versus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final List<Result> RESULTS =
      List.of(
          Fakes.point(Axis.BATCH, 16, "a", 3, 5, 0.5),
          Fakes.point(Axis.BATCH, 1, "a", 2, 4, 0.25),
          Fakes.point(Axis.BATCH, 1, "b", 4, 6, 0.125),
          Fakes.point(Axis.WIDTH, 7, "a", 9, 9, 9));

  @Test
  void anAxisHasOursAndEachPeersAndTheLeastLimit() {
    assertEquals(
        List.of(
            curve("nn", Map.of(1.0, 3.0, 16.0, 3.0)),
            curve("a", Map.of(1.0, 4.0, 16.0, 5.0)),
            curve("b", Map.of(1.0, 6.0)),
            curve("the machine's limit", Map.of(1.0, 0.125, 16.0, 0.5))),
        Curve.along(Axis.BATCH, RESULTS));
  }

  @Test
  void anAxisWithoutMeasurementsHasNone() {
    assertEquals(List.of(), Curve.along(Axis.THREADS, RESULTS));
  }

  @Test
  void ticksStandAtPowers() {
    assertEquals("1,024", Axis.BATCH.tick(Axis.BATCH.position(1024)));
    assertEquals("10,000", Axis.PARAMETERS.tick(4));
    assertEquals("", Axis.PARAMETERS.tick(4.5));
  }

  private static Curve curve(String label, Map<Double, Double> seconds) {
    return new Curve(label, new TreeMap<>(seconds));
  }
}
