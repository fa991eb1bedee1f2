package nn.autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nn.api.kernel.Kernels;
import nn.api.kernel.WarmUp.Exercise;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** Time stands still, but for what the exercises of a test take of it. */
class RehearsalTest {
  private static final long FOR_EVER = Long.MAX_VALUE;

  private final Kernels builtIn = Mockito.mock(Kernels.class);
  private final Kernels faster = Mockito.mock(Kernels.class);
  private long now;
  private int calls;
  private final List<Long> rests = new ArrayList<>();

  /** Takes 100 with the built-in kernels. */
  private Exercise taking(long nanoseconds) {
    return kernels -> now += kernels.equals(builtIn) ? 100 : nanoseconds;
  }

  /** Takes 100 with the built-in kernels; with the faster ones 1000, and less from one call on. */
  private Exercise takingFrom(int call, long nanoseconds) {
    return kernels -> {
      calls += kernels.equals(faster) ? 1 : 0;
      now += kernels.equals(builtIn) ? 100 : calls < call ? 1000 : nanoseconds;
    };
  }

  private Rehearsal of(List<List<Exercise>> groups) {
    return new Rehearsal(builtIn, faster, () -> groups, () -> now, rests::add);
  }

  @Test
  void endsWhenAllWereFastInTwentyFiveRounds() {
    assertTrue(of(List.of(List.of(taking(50), takingFrom(31, 100)))).run(FOR_EVER));
    assertEquals(30 + 25, calls);
  }

  @Test
  void oneThatTakesMoreThanTwiceAsLongIsSlowHoweverFastTheRestIs() {
    assertTrue(of(List.of(List.of(taking(0), taking(200)))).run(1_000_000));
    assertFalse(of(List.of(List.of(taking(0), taking(0), taking(201)))).run(1_000_000));
  }

  @Test
  void togetherTheyMayTakeNoLonger() {
    assertTrue(of(List.of(List.of(taking(90)), List.of(taking(110)))).run(1_000_000));
    assertFalse(of(List.of(List.of(taking(90)), List.of(taking(111)))).run(1_000_000));
  }

  @Test
  void noRoundBeginsAfterTheBudgetIsUsedUp() {
    assertFalse(of(List.of(List.of(taking(900)))).run(5000));
    assertEquals(5000, now);
  }

  @Test
  void continuesWhereItWasInterrupted() {
    Rehearsal rehearsal = of(List.of(List.of(takingFrom(31, 100))));
    assertFalse(rehearsal.run(30 * 1100 + 20 * 200));
    assertEquals(50, calls);
    assertFalse(rehearsal.run(4 * 200));
    assertTrue(rehearsal.run(200));
    assertEquals(55, calls);
    assertTrue(rehearsal.run(0));
    assertEquals(55, calls);
  }

  @Test
  void aGroupRunsOnceThoseBeforeItAreFast() {
    List<Integer> callsBefore = new ArrayList<>();
    Exercise second = kernels -> callsBefore.add(calls);
    assertTrue(of(List.of(List.of(takingFrom(4, 50)), List.of(second))).run(FOR_EVER));
    assertEquals(4, callsBefore.getFirst());
  }

  @Test
  void restsEverLongerAfterSlowRoundsUpToTwiceAsLongAsTheyTook() {
    assertFalse(of(List.of(List.of(taking(540)))).run(100 * 640));
    assertEquals(100, rests.size());
    assertEquals(List.of(20L, 40L), rests.subList(0, 2));
    assertEquals(List.of(1260L, 1280L, 1280L), rests.subList(62, 65));
    assertEquals(1280, rests.getLast());
  }

  @Test
  void doesNotRestAfterFastRounds() {
    assertTrue(of(List.of(List.of(taking(100)))).run(FOR_EVER));
    assertEquals(List.of(), rests);
  }
}
