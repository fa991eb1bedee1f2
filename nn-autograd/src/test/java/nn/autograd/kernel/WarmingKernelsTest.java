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
import nn.api.kernel.Kernels;
import nn.api.kernel.MatrixProduct;
import nn.api.kernel.Workers;
import org.junit.jupiter.api.Test;

class WarmingKernelsTest {
  private static final float[] X = {1, 2, 3};

  /** Kernels whose sum is told apart from others'. */
  private record Summing(float sum) implements Kernels {
    @Override
    public String description() {
      return "sums to " + sum;
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
        Workers workers) {}

    @Override
    public float sum(float[] x, int from, int to) {
      return sum;
    }
  }

  @Test
  void theFirstServeUntilTheOthersAreWarm() throws InterruptedException {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Runnable warmUp = () -> awaitUninterrupted(mayEnd);
    Kernels kernels =
        new WarmingKernels(new Summing(1), new Summing(2), warmUp, Duration.ZERO, text -> {});
    assertEquals(1, kernels.sum(X, 0, 3));
    assertEquals(1, kernels.sum(X, 0, 3));
    mayEnd.countDown();
    awaitTheOthers(kernels);
  }

  @Test
  void largeProductsBeginTheWarmUpBeforeTheDelayIsOver() throws InterruptedException {
    Kernels kernels =
        new WarmingKernels(
            new Summing(1), new Summing(2), () -> {}, Duration.ofHours(1), text -> {});
    MatrixProduct half = new MatrixProduct(1024, 1024, 512, false, false);
    kernels.multiply(half, X, 0, X, 0, X, 0, null);
    Thread.sleep(20);
    assertEquals(1, kernels.sum(X, 0, 3));
    kernels.multiply(half, X, 0, X, 0, X, 0, null);
    awaitTheOthers(kernels);
  }

  private static void awaitTheOthers(Kernels kernels) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (kernels.sum(X, 0, 3) == 1 && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    assertEquals(2, kernels.sum(X, 0, 3));
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
    LinkedBlockingQueue<String> complaints = new LinkedBlockingQueue<>();
    Runnable warmUp =
        () -> {
          throw new IllegalStateException("no such instruction");
        };
    Kernels kernels =
        new WarmingKernels(
            new Summing(1), new Summing(2), warmUp, Duration.ofMillis(1), complaints::add);
    assertEquals(1, kernels.sum(X, 0, 3));
    assertEquals(
        "no such instruction; slower kernels serve instead", complaints.poll(20, TimeUnit.SECONDS));
    assertEquals(1, kernels.sum(X, 0, 3));
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
