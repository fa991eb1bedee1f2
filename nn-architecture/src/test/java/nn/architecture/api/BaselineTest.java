package nn.architecture.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final List<String> STABLE =
      List.of("a.Rule stable", "a.Rule open to plugins", "a.Rule apply(): void");

  private static Baseline baseline(NavigableSet<String> recorded, String... now) {
    return new Baseline(recorded, set(List.of(), now));
  }

  private static NavigableSet<String> set(List<String> lines, String... more) {
    NavigableSet<String> set = new TreeSet<>(lines);
    set.addAll(List.of(more));
    return set;
  }

  @Test
  void lostSignatureBreaks() {
    Baseline baseline = baseline(set(STABLE), "a.Rule stable", "a.Rule open to plugins");
    assertEquals(Set.of("a.Rule apply(): void"), baseline.breaks());
    assertEquals(Set.of(), baseline.changes());
  }

  @Test
  void typeThatIsNoLongerStableBreaks() {
    Baseline baseline =
        baseline(
            set(STABLE), "a.Rule experimental", "a.Rule open to plugins", "a.Rule apply(): void");
    assertEquals(Set.of("a.Rule stable"), baseline.breaks());
  }

  @Test
  void methodThatPluginsMustImplementFromNowOnBreaks() {
    NavigableSet<String> now = set(STABLE, "a.Rule more(): void", "a.Rule must implement more()");
    Baseline baseline = new Baseline(set(STABLE), now);
    assertEquals(Set.of("a.Rule must implement more()"), baseline.breaks());
    assertEquals(Set.of("+ a.Rule more(): void"), baseline.changes());
    assertEquals(set(STABLE, "a.Rule more(): void"), baseline.toRecord());
  }

  @Test
  void methodThatPluginsNeedNotImplementAnyMoreIsAChange() {
    Baseline baseline = new Baseline(set(STABLE, "a.Rule must implement apply()"), set(STABLE));
    assertEquals(Set.of(), baseline.breaks());
    assertEquals(Set.of("− a.Rule must implement apply()"), baseline.changes());
  }

  @Test
  void newTypeAndNewMethodAreChanges() {
    NavigableSet<String> now =
        set(
            STABLE,
            "a.Rule more(): void",
            "a.New stable",
            "a.New open to plugins",
            "a.New must implement f()");
    Baseline baseline = new Baseline(set(STABLE), now);
    assertEquals(Set.of(), baseline.breaks());
    assertEquals(4, baseline.changes().size());
    assertEquals(now, baseline.toRecord());
  }

  @Test
  void experimentalTypeMayLoseAnything() {
    NavigableSet<String> recorded = set(List.of(), "a.Try experimental", "a.Try f(): void");
    Baseline baseline = baseline(recorded, "a.Try stable");
    assertEquals(Set.of(), baseline.breaks());
    assertEquals(
        Set.of("+ a.Try stable", "− a.Try experimental", "− a.Try f(): void"), baseline.changes());
  }

  @Test
  void whatIsAcceptedStaysRecordedSoThatItStaysAccepted() {
    assertEquals(set(STABLE), lost().toRecord());
    assertEquals(
        List.of(), lost().objections(Map.of("a.Rule apply(): void", "nobody could call it")));
  }

  @Test
  void breakThatNobodyAcceptedIsReported() {
    assertEquals(List.of("a.Rule apply(): void: breaks plugins"), lost().objections(Map.of()));
  }

  @Test
  void acceptedLineThatBreaksNothingIsReported() {
    Baseline baseline = new Baseline(set(STABLE), set(STABLE));
    assertEquals(
        List.of("a.Rule apply(): void: is accepted but breaks nothing; take the line out"),
        baseline.objections(Map.of("a.Rule apply(): void", "a reason")));
  }

  @Test
  void breakWithoutAReasonIsReported() {
    assertEquals(
        List.of("a.Rule apply(): void: is accepted without a reason"),
        lost().objections(Map.of("a.Rule apply(): void", " ")));
  }

  /** The rule has lost its method. */
  private static Baseline lost() {
    return baseline(set(STABLE), "a.Rule stable", "a.Rule open to plugins");
  }
}
