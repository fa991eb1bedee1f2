package nn.autograd.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  @Test
  void groupsWorkAtTheSameTime() {
    CyclicBarrier all = new CyclicBarrier(3);
    List<Integer> squares =
        SideBySide.map(
            List.of(2, 3, 4),
            number -> number,
            number -> {
              meet(all);
              return number * number;
            });
    assertEquals(List.of(4, 9, 16), squares);
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thingsOfOneGroupFollowEachOtherOnTheThreadOfTheCaller() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Thread caller = Thread.currentThread();
    SideBySide.map(
        List.of("b", "a", "c"),
        _ -> null,
        thing -> {
          assertSame(caller, Thread.currentThread());
          return seen.add(thing);
        });
    assertEquals(List.of("b", "a", "c"), seen);
  }

  @Test
  void theFirstFailureIsThrownAsItIs() {
    IllegalStateException failure = new IllegalStateException("no");
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                SideBySide.map(
                    List.of(1, 2),
                    number -> number,
                    number -> {
                      throw failure;
                    })));
  }
}
