package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.kernel.Workers;
import nn.api.optim.Optimizer;
import nn.autograd.fixture.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A framework that is dropped without {@code close()} takes its threads with it. */
@Timeout(600)
class UnclosedTest {
  private static final int THREADS = 3;

  @Test
  void itsThreadsEnd() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      threads.addAll(helpers(nn().workers()));
    }
    assertEquals(30 * (THREADS - 1), threads.size());
    awaitEnd(threads);
  }

  @Test
  void itsThreadsEndAfterATraining() throws InterruptedException {
    awaitEnd(threadsOfATraining());
  }

  @Test
  void aParameterKeepsThem() throws InterruptedException {
    Nn nn = nn();
    List<Thread> threads = helpers(nn.workers());
    Parameter parameter = nn.parameter(Shape.of(1 << 17), new float[1 << 17]);
    nn = nn();
    awaitEnd(helpersOfAnother());
    assertTrue(threads.stream().allMatch(Thread::isAlive), threads::toString);
    assertEquals(0, parameter.mul(2).sum().item());
    assertEquals(THREADS, nn.threads());
  }

  private static Nn nn() {
    return Nn.builder().threads(THREADS).plugins(new Sgd()).build();
  }

  private static List<Thread> helpersOfAnother() {
    return helpers(nn().workers());
  }

  private static List<Thread> threadsOfATraining() {
    Nn nn = nn();
    Parameter weight = nn.parameter(Shape.of(300, 300), new float[90_000]);
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", weight);
    Optimizer optimizer = nn.optimizers().create("sgd(lr=0.25)", parameters);
    for (int step = 0; step < 20; step++) {
      nn.stepScope(() -> step(nn, weight, optimizer));
    }
    return helpers(nn.workers());
  }

  private static boolean step(Nn nn, Parameter weight, Optimizer optimizer) {
    Tensor input = nn.tensor(Shape.of(300, 300), new float[90_000]);
    input.matmul(weight).sum().backward();
    optimizer.step();
    return true;
  }

  /** Returns the threads that are not the caller's, each of which runs one of the tasks. */
  private static List<Thread> helpers(Workers workers) {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(workers.count());
    workers.run(
        workers.count(),
        task -> {
          threads.add(Thread.currentThread());
          all.countDown();
          awaitAll(all);
        });
    threads.remove(Thread.currentThread());
    return List.copyOf(threads);
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Threads that never end use up the time of the test: a busy machine may let them wait long. */
  private static void awaitEnd(List<Thread> threads) throws InterruptedException {
    while (threads.stream().anyMatch(Thread::isAlive)) {
      System.gc();
      Thread.sleep(5);
    }
  }
}
