package nn.autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.WarmUp;
import nn.api.kernel.WarmUp.Exercise;
import nn.api.kernel.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The built-in kernels write 1, the faster ones 2. */
@Timeout(600)
class WarmingKernelsTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  /** Half of what begins the warm-up of products. */
  private static final MatrixProduct HALF = new MatrixProduct(2048, 2048, 512, false, false);

  /** As many elements as begin the warm-up of functions; the kernels of this test read none. */
  private static final int MANY = Math.toIntExact(WarmingKernels.MANY_ELEMENTS);

  private static final Kernels BUILT_IN = new Writing(1);
  private static final Exercise NOTHING = kernels -> {};

  private final LinkedBlockingQueue<String> complaints = new LinkedBlockingQueue<>();

  /** Kernels told apart by what they write. */
  private record Writing(float number) implements Kernels {
    @Override
    public String description() {
      return "writes " + number;
    }

    @Override
    public void multiply(
        MatrixProduct shape,
        float[] a,
        int aOffset,
        float[] b,
        int bOffset,
        float[] c,
        int cOffset,
        Workers workers) {
      c[0] = number;
    }

    @Override
    public void exp(float[] x, float[] y, int from, int to) {
      y[0] = number;
    }

    @Override
    public float sum(float[] x, int from, int to) {
      return number;
    }
  }

  /** A warm-up of two exercises; of what they are given, only the kernels of this test matter. */
  private record Exercises(Exercise forProducts, Exercise forFunctions) implements WarmUp {
    @Override
    public List<List<Exercise>> products() {
      return List.of(List.of(forProducts));
    }

    @Override
    public List<List<Exercise>> functions() {
      return List.of(List.of(forFunctions));
    }
  }

  /** Shows every reading of it later than the one before: all kernels are equally fast. */
  private final AtomicLong time = new AtomicLong();

  private WarmingKernels warming(Exercise forProducts, Exercise forFunctions, Duration patience) {
    return new WarmingKernels(
        BUILT_IN,
        new Writing(2),
        new Exercises(forProducts, forFunctions),
        patience,
        time::incrementAndGet,
        complaints::add);
  }

  /** An exercise at which the built-in kernels are faster while a flag is set. */
  private Exercise slowWhile(AtomicBoolean slow) {
    return kernels ->
        time.addAndGet(slow.get() && !kernels.equals(BUILT_IN) ? Stage.BUDGET / 2 : 1);
  }

  private static float multiply(Kernels kernels, MatrixProduct shape) {
    float[] written = {0};
    kernels.multiply(shape, written, 0, written, 0, written, 0, null);
    return written[0];
  }

  private static float exp(Kernels kernels, int elements) {
    float[] written = {0};
    kernels.exp(written, written, 0, elements);
    return written[0];
  }

  @Test
  void aShortTrainingWarmsNothingUp() {
    Kernels kernels = warming(NOTHING, NOTHING, LONG);
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(1, exp(kernels, MANY - 1));
    assertEquals(1, kernels.sum(new float[0], 0, 0));
    assertEquals(0, time.get());
  }

  @Test
  void theProductThatBeginsTheWarmUpWaitsForIt() {
    Kernels kernels = warming(NOTHING, NOTHING, LONG);
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(2, multiply(kernels, HALF));
    assertEquals(2, kernels.sum(new float[0], 0, 0));
    assertEquals(1, exp(kernels, 1));
  }

  @Test
  void workThatIsExpectedBeginsTheWarmUpAndTheFirstProductWaitsForIt() {
    WarmingKernels kernels = warming(NOTHING, NOTHING, LONG);
    kernels.expect(2 * WarmingKernels.MANY_MULTIPLICATIONS);
    kernels.expect(2 * WarmingKernels.MANY_MULTIPLICATIONS);
    assertEquals(2, multiply(kernels, HALF));
    assertEquals(1, exp(kernels, 1));
  }

  @Test
  void littleWorkThatIsExpectedBeginsNothing() {
    WarmingKernels kernels = warming(NOTHING, NOTHING, LONG);
    kernels.expect(2 * WarmingKernels.MANY_MULTIPLICATIONS - 1);
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(0, time.get());
    assertEquals(2, multiply(kernels, HALF));
  }

  @Test
  void aWarmUpBegunAheadThatUsesUpItsBudgetContinuesOnceThereIsMuchWork() {
    AtomicBoolean slow = new AtomicBoolean(true);
    WarmingKernels kernels = warming(slowWhile(slow), NOTHING, LONG);
    kernels.expect(Long.MAX_VALUE);
    assertEquals(1, multiply(kernels, HALF));
    slow.set(false);
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(2, multiply(kernels, HALF));
  }

  @Test
  void productsWaitNoLongerThanTheyHavePatience() throws InterruptedException {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Kernels kernels = warming(waitingFor(mayEnd), NOTHING, Duration.ofMillis(1));
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(1, multiply(kernels, HALF));
    mayEnd.countDown();
    while (multiply(kernels, HALF) == 1) {
      Thread.sleep(1);
    }
  }

  @Test
  void functionsDoNotWait() throws InterruptedException {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Kernels kernels = warming(NOTHING, waitingFor(mayEnd), LONG);
    assertEquals(1, exp(kernels, MANY));
    assertEquals(1, exp(kernels, 1));
    mayEnd.countDown();
    while (exp(kernels, 1) == 1) {
      Thread.sleep(1);
    }
    assertEquals(1, multiply(kernels, HALF));
  }

  private static Exercise waitingFor(CountDownLatch latch) {
    return kernels -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Test
  void aWarmUpThatUsedItsBudgetContinuesEachTimeTheWorkHasDoubled() {
    AtomicBoolean slow = new AtomicBoolean(true);
    Kernels kernels = warming(slowWhile(slow), NOTHING, LONG);
    List<Long> costs = new ArrayList<>();
    for (int half = 1; half <= 16; half++) {
      long before = time.get();
      assertEquals(1, multiply(kernels, HALF));
      if (time.get() > before) {
        costs.add((long) half);
        assertEquals(Stage.BUDGET / 100, (time.get() - before) / 100);
      }
    }
    assertEquals(List.of(2L, 4L, 8L, 16L), costs);
    slow.set(false);
    for (int half = 17; half < 32; half++) {
      assertEquals(1, multiply(kernels, HALF), "half " + half);
    }
    assertEquals(2, multiply(kernels, HALF));
    assertTrue(complaints.isEmpty(), complaints::toString);
  }

  @Test
  void severalThreadsBeginOneWarmUp() throws InterruptedException {
    Set<Thread> warmUps = ConcurrentHashMap.newKeySet();
    Kernels kernels = warming(each -> warmUps.add(Thread.currentThread()), NOTHING, LONG);
    List<Thread> threads =
        Arrays.asList(new Thread[4]).stream()
            .map(none -> Thread.ofPlatform().start(() -> multiply(kernels, HALF)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(2, multiply(kernels, HALF));
    assertEquals(1, warmUps.size());
  }

  @Test
  void aWarmUpThatFailsIsReportedAndTheBuiltInKernelsServeOn() {
    Exercise failing =
        kernels -> {
          throw new IllegalStateException("no such instruction");
        };
    Kernels kernels = warming(failing, NOTHING, LONG);
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(1, multiply(kernels, HALF));
    assertEquals("no such instruction; slower kernels serve instead", complaints.poll());
    for (int i = 0; i < 16; i++) {
      assertEquals(1, multiply(kernels, HALF));
    }
    assertTrue(complaints.isEmpty(), complaints::toString);
  }

  /** A default method that is not handed on would compute with the slow loops for ever. */
  @Test
  void everyKernelIsHandedOn() {
    List<String> inherited =
        Arrays.stream(Kernels.class.getMethods())
            .filter(method -> !Set.of("warmUp").contains(method.getName()))
            .filter(method -> !declares(method))
            .map(Method::getName)
            .toList();
    assertTrue(inherited.isEmpty(), inherited::toString);
  }

  private static boolean declares(Method method) {
    return Arrays.stream(WarmingKernels.class.getDeclaredMethods())
        .anyMatch(own ->
            own.getName().equals(method.getName())
                && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
  }
}
