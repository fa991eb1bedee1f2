package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  /** Against hanging alone: a busy machine takes its time. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @Test
  void everyTaskRunsOnce() {
    try (WorkerPool workers = new WorkerPool(3)) {
      for (int round = 0; round < 200; round++) {
        AtomicIntegerArray runs = new AtomicIntegerArray(17);
        workers.run(17, runs::incrementAndGet);
        assertEachRanOnce(runs);
      }
    }
  }

  @Test
  void anExceptionOfATaskReachesTheCallerAfterAllTasksEnded() {
    try (WorkerPool workers = new WorkerPool(2)) {
      AtomicIntegerArray runs = new AtomicIntegerArray(8);
      assertThrows(
          ArithmeticException.class,
          () ->
              workers.run(
                  8,
                  i -> {
                    runs.incrementAndGet(i);
                    if (i == 3) {
                      throw new ArithmeticException("task 3");
                    }
                  }));
      assertEachRanOnce(runs);
    }
  }

  @Test
  void everyThreadBeginsWithItsOwnTasks() {
    Thread caller = Thread.currentThread();
    try (WorkerPool workers = new WorkerPool(2)) {
      for (int round = 0; round < 200; round++) {
        CountDownLatch bothAreAtWork = new CountDownLatch(2);
        boolean[] onTheCaller = new boolean[2];
        workers.run(
            2,
            i -> {
              onTheCaller[i] = Thread.currentThread() == caller;
              bothAreAtWork.countDown();
              await(bothAreAtWork);
            });
        assertTrue(onTheCaller[0] && !onTheCaller[1], "round " + round);
      }
    }
  }

  @Test
  void theTasksOfAThreadThatIsHeldUpAreDoneByAnother() {
    AtomicIntegerArray runs = new AtomicIntegerArray(9);
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          try (WorkerPool workers = new WorkerPool(2)) {
            CountDownLatch others = new CountDownLatch(8);
            workers.run(
                9,
                i -> {
                  runs.incrementAndGet(i);
                  if (i == 1) {
                    await(others);
                  } else {
                    others.countDown();
                  }
                });
          }
        });
    assertEachRanOnce(runs);
  }

  @Test
  void aTaskMayWaitForThoseOfLowerNumbers() {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          try (WorkerPool workers = new WorkerPool(3)) {
            for (int round = 0; round < 2000; round++) {
              AtomicIntegerArray ended = new AtomicIntegerArray(3);
              workers.run(
                  3,
                  i -> {
                    while (i > 0 && ended.get(i - 1) == 0) {
                      Thread.onSpinWait();
                    }
                    ended.set(i, 1);
                  });
            }
          }
        });
  }

  private static void assertEachRanOnce(AtomicIntegerArray runs) {
    for (int i = 0; i < runs.length(); i++) {
      assertEquals(1, runs.get(i), "runs of task " + i);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aTaskMayRunTasksItself() {
    AtomicIntegerArray runs = new AtomicIntegerArray(64);
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          try (WorkerPool workers = new WorkerPool(2)) {
            workers.run(8, i -> workers.run(8, j -> runs.incrementAndGet(8 * i + j)));
          }
        });
    assertEachRanOnce(runs);
  }

  @Test
  void severalThreadsMayShareIt() throws InterruptedException {
    AtomicIntegerArray runs = new AtomicIntegerArray(4 * 1000);
    try (WorkerPool workers = new WorkerPool(3)) {
      List<Thread> callers = new ArrayList<>();
      for (int caller = 0; caller < 4; caller++) {
        int first = 1000 * caller;
        callers.add(
            Thread.ofPlatform()
                .start(() -> workers.run(1000, i -> runs.incrementAndGet(first + i))));
      }
      for (Thread caller : callers) {
        caller.join();
      }
    }
    for (int i = 0; i < runs.length(); i++) {
      assertEquals(1, runs.get(i));
    }
  }

  @Test
  void theFailureOfTheLowestTaskIsReportedWhicheverCameFirst() {
    try (WorkerPool workers = new WorkerPool(2)) {
      for (int round = 0; round < 200; round++) {
        IllegalStateException thrown =
            assertThrows(
                IllegalStateException.class,
                () ->
                    workers.run(
                        16,
                        i -> {
                          if (i >= 2) {
                            throw new IllegalStateException("task " + i);
                          }
                        }));
        assertEquals("task 2", thrown.getMessage());
      }
    }
  }

  @Test
  void aCheckedExceptionOfATaskIsNotLost() {
    try (WorkerPool workers = new WorkerPool(2)) {
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () ->
                  workers.run(
                      4, i -> WorkerPoolTest.<RuntimeException>sneak(new IOException("disk"))));
      assertInstanceOf(IOException.class, thrown.getCause());
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Kotlin and Scala throw
  private static <E extends Exception> void sneak(Exception checked) throws E {
    throw (E) checked;
  }

  @Test
  void anInterruptOfTheCallerStaysPending() {
    try (WorkerPool workers = new WorkerPool(2)) {
      AtomicIntegerArray runs = new AtomicIntegerArray(64);
      Thread.currentThread().interrupt();
      workers.run(64, runs::incrementAndGet);
      assertTrue(Thread.interrupted());
      assertEachRanOnce(runs);
    }
  }

  @Test
  void aClosedPoolWorksOnTheCallersThread() {
    WorkerPool workers = new WorkerPool(2);
    workers.close();
    List<Thread> threads = new ArrayList<>();
    workers.run(4, i -> threads.add(Thread.currentThread()));
    assertEquals(Collections.nCopies(4, Thread.currentThread()), threads);
  }

  @Test
  void helpersHaveTheCallersContextClassLoaderMeanwhile() {
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    ClassLoader loader = new ClassLoader() {};
    List<ClassLoader> seen = Collections.synchronizedList(new ArrayList<>());
    try (WorkerPool workers = new WorkerPool(3)) {
      caller.setContextClassLoader(loader);
      workers.run(300, i -> seen.add(Thread.currentThread().getContextClassLoader()));
    } finally {
      caller.setContextClassLoader(before);
    }
    assertEquals(Collections.nCopies(300, loader), seen);
  }
}
