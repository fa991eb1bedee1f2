package nn.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final List<Measurement> SCALAR = measured(6.9, 2.7, 0.33);

  private static List<Measurement> measured(double plugin, double adamw, double bare) {
    return List.of(
        new Measurement("lion(lr=0.1)", plugin, 248),
        new Measurement("adamw", adamw, 376),
        new Measurement(Works.BARE_LOOP, bare, 0));
  }

  @Test
  void aLoopThatNeedsNoVectorCodeToBeAsSlowIsNotVectorCode() {
    String verdict = Verdict.of(measured(6.8, 0.34, 0.08), Optional.of(SCALAR));
    assertTrue(
        verdict.startsWith(
            "Its loops seem not to be vector code: 6.80 ns per element, and 6.90 where"),
        verdict);
    assertTrue(verdict.contains("int to = elements.to();"), verdict);
    assertTrue(verdict.lines().noneMatch(line -> line.startsWith(" ")), verdict);
  }

  @Test
  void aLoopThatIsSlowWithoutVectorCodeAloneIsVectorCode() {
    String verdict = Verdict.of(measured(0.25, 0.34, 0.08), Optional.of(SCALAR));
    assertEquals(
        "Its loops are vector code: 0.25 ns per element, and 6.90 where C2 may make no vector"
            + " code.",
        verdict);
  }

  @Test
  void aGainFarBelowThatOfOthersIsThatOfAPart() {
    String verdict = Verdict.of(measured(4.6, 0.34, 0.08), Optional.of(SCALAR));
    assertTrue(
        verdict.startsWith(
            "A part of its loops seems not to be vector code: 4.60 ns per element, and 6.90 where"
                + " C2 may make no vector code. That is 1.5 times as fast, and a bare loop becomes"
                + " 4.1 times as fast in the same run: as if about 56 % of what it takes without"
                + " vector code stayed as it is.\n"),
        verdict);
    assertTrue(verdict.contains("int to = elements.to();"), verdict);
  }

  @Test
  void whereAllGainLittleALittleIsEnough() {
    String verdict = Verdict.of(measured(4.6, 1.5, 0.16), Optional.of(SCALAR));
    assertTrue(verdict.startsWith("Its loops are vector code: 4.60 ns"), verdict);
  }

  @Test
  void ownOptimizersAreTheMeasure() {
    List<Measurement> with = measured(2, 0, 0.08);
    List<Measurement> ownWith = List.of(with.getFirst(), with.getLast());
    List<Measurement> ownScalar =
        List.of(new Measurement("adamw", 3, 0), new Measurement(Works.BARE_LOOP, 0.33, 0));
    assertTrue(Verdict.of(ownWith, Optional.of(ownScalar)).startsWith("Its loops are vector code"));
  }

  @Test
  void whereNothingGainsNothingIsSaid() {
    String verdict = Verdict.of(measured(6.9, 2.7, 0.32), Optional.of(SCALAR));
    assertTrue(verdict.startsWith("On this JVM not even the bare loop gains"), verdict);
    assertTrue(
        Verdict.of(measured(6.9, 2.7, 0.32), Optional.empty()).contains("could not be measured"));
  }

  @Test
  void oneProcessTellsAnotherWhatItMeasured() {
    List<Measurement> measured = measured(0.1 + 0.2, 1e-9, 7);
    List<String> lines = new ArrayList<>(measured.stream().map(Measurement::line).toList());
    lines.addFirst("WARNING: something that Java says");
    assertEquals(measured, Measurement.among(lines));
  }
}
