package nn.autograd.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {

  @Test
  void everyTaskRunsOnce() {
    try (WorkerPool workers = new WorkerPool(3)) {
      for (int round = 0; round < 200; round++) {
        AtomicIntegerArray runs = new AtomicIntegerArray(17);
        workers.run(17, runs::incrementAndGet);
        for (int i = 0; i < 17; i++) {
          assertEquals(1, runs.get(i));
        }
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
      for (int i = 0; i < 8; i++) {
        assertEquals(1, runs.get(i));
      }
    }
  }
}
