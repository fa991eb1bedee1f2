package nn.autograd.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.WarmUp;
import nn.api.kernel.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first kernels write 1, the others 2. */
@Timeout(60)
class WarmingKernelsTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  /** Half of what begins the warm-up of products. */
  private static final MatrixProduct HALF = new MatrixProduct(2048, 2048, 512, false, false);

  /** As many elements as begin the warm-up of functions; the kernels of this test read none. */
  private static final int MANY = Math.toIntExact(WarmingKernels.MANY_ELEMENTS);

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

  /** A warm-up of two bodies. */
  private record Stages(Runnable forProducts, Runnable forFunctions) implements WarmUp {
    @Override
    public void products() {
      forProducts.run();
    }

    @Override
    public void functions() {
      forFunctions.run();
    }
  }

  private Kernels warming(WarmUp warmUp, Duration patience) {
    return new WarmingKernels(new Writing(1), new Writing(2), warmUp, patience, complaints::add);
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
  void aShortTrainingWarmsNothingUp() throws InterruptedException {
    AtomicInteger warmUps = new AtomicInteger();
    Kernels kernels = warming(new Stages(warmUps::incrementAndGet, warmUps::incrementAndGet), LONG);
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(1, exp(kernels, MANY - 1));
    assertEquals(1, kernels.sum(new float[0], 0, 0));
    Thread.sleep(20);
    assertEquals(0, warmUps.get());
  }

  @Test
  void theProductWithWhichItIsMuchWaitsForTheOthers() {
    Kernels kernels = warming(new Stages(() -> {}, () -> {}), LONG);
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(2, multiply(kernels, HALF));
    assertEquals(2, kernels.sum(new float[0], 0, 0));
    assertEquals(1, exp(kernels, 1));
  }

  @Test
  void productsWaitNoLongerThanTheyHavePatience() throws InterruptedException {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Kernels kernels =
        warming(new Stages(() -> awaitUninterrupted(mayEnd), () -> {}), Duration.ofMillis(1));
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
    Kernels kernels = warming(new Stages(() -> {}, () -> awaitUninterrupted(mayEnd)), LONG);
    assertEquals(1, exp(kernels, MANY));
    assertEquals(1, exp(kernels, 1));
    mayEnd.countDown();
    while (exp(kernels, 1) == 1) {
      Thread.sleep(1);
    }
    assertEquals(1, multiply(kernels, HALF));
  }

  @Test
  void severalThreadsBeginOneWarmUp() throws InterruptedException {
    AtomicInteger warmUps = new AtomicInteger();
    Kernels kernels = warming(new Stages(warmUps::incrementAndGet, () -> {}), LONG);
    List<Thread> threads =
        Arrays.asList(new Thread[4]).stream()
            .map(none -> Thread.ofPlatform().start(() -> multiply(kernels, HALF)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(2, multiply(kernels, HALF));
    assertEquals(1, warmUps.get());
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aWarmUpThatFailsIsSaidAndTheFirstServeOn() throws InterruptedException {
    Runnable failing =
        () -> {
          throw new IllegalStateException("no such instruction");
        };
    Kernels kernels = warming(new Stages(failing, () -> {}), LONG);
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(1, multiply(kernels, HALF));
    assertEquals(
        "no such instruction; slower kernels serve instead", complaints.poll(20, TimeUnit.SECONDS));
    assertEquals(1, multiply(kernels, HALF));
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
