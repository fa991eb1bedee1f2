package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.function.Supplier;
import nn.api.kernel.Kernels;
import nn.api.kernel.KernelsProvider;
import nn.api.plugin.Descriptor;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class KernelsChoiceTest {

  private record Offer(String name, int priority, Supplier<Kernels> creation)
      implements KernelsProvider {
    @Override
    public Descriptor descriptor() {
      return Descriptor.of(name, "Made by a test.");
    }

    @Override
    public Kernels create() {
      return creation.get();
    }
  }

  private static Offer unsupported(String name, int priority) {
    return new Offer(
        name,
        priority,
        () -> {
          throw new UnsupportedOperationException("add --add-modules jdk.incubator.vector");
        });
  }

  private final Kernels fast = Mockito.mock(Kernels.class);

  @Test
  void takesTheHighestPriority() {
    Kernels slow = Mockito.mock(Kernels.class);
    Nn nn =
        Nn.builder().plugins(new Offer("a", 5, () -> slow), new Offer("b", 10, () -> fast)).build();
    assertSame(fast, nn.kernels());
  }

  @Test
  void fallsBackToTheNextBest() {
    Nn nn = Nn.builder().plugins(unsupported("vector", 10), new Offer("b", 5, () -> fast)).build();
    assertSame(fast, nn.kernels());
  }

  @Test
  void theBuiltInKernelsServeWhereNothingElseDoes() {
    String builtIn = Nn.create().kernels().description();
    assertEquals(
        builtIn,
        Nn.builder()
            .plugins(unsupported("vector", 10), new Offer("worse", -1, () -> fast))
            .build()
            .kernels()
            .description());
  }
}
