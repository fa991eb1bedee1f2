package nn.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nn.api.kernel.Kernels;
import nn.api.kernel.KernelsProvider;
import nn.api.kernel.WarmUp;
import nn.api.plugin.Descriptor;
import nn.api.plugin.InvalidConfigException;
import nn.autograd.registry.PluginException;
import nn.autograd.registry.PluginKind;
import nn.autograd.registry.Registry;
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
  void aNameIsStrongerThanThePriority() {
    Kernels slow = Mockito.mock(Kernels.class);
    Nn.Builder builder =
        Nn.builder().plugins(new Offer("a", 5, () -> slow), new Offer("b", 10, () -> fast));
    assertSame(slow, builder.kernels("a").build().kernels());
    assertSame(fast, builder.kernels("a").kernels("b").build().kernels());
  }

  @Test
  void anUnknownNameIsRefusedAndAllAreListed() {
    Nn.Builder builder = Nn.builder().plugins(new Offer("vector", 10, () -> fast)).kernels("vectr");
    String message =
        String.valueOf(assertThrows(InvalidConfigException.class, builder::build).getMessage());
    assertTrue(message.contains("Did you mean 'vector'?"), message);
    assertTrue(message.contains("Known: scalar, vector."), message);
  }

  @Test
  void nothingTakesThePlaceOfNamedKernels() {
    Nn.Builder builder = Nn.builder().plugins(unsupported("vector", 10)).kernels("vector");
    String message =
        String.valueOf(assertThrows(PluginException.class, builder::build).getMessage());
    assertTrue(message.startsWith("kernels 'vector' ("), message);
    assertTrue(message.endsWith("cannot be used: add --add-modules jdk.incubator.vector"), message);
  }

  @Test
  void onlyKernelsThatWereNotNamedAreWarmedUp() {
    Mockito.when(fast.warmUp()).thenReturn(Mockito.mock(WarmUp.class));
    Nn.Builder builder = Nn.builder().plugins(new Offer("vector", 10, () -> fast));
    assertNotSame(fast, builder.build().kernels());
    assertSame(fast, builder.kernels("vector").build().kernels());
    assertSame(fast, builder.kernels(Nn.FASTEST_KERNELS).build().kernels());
  }

  @Test
  void theSystemPropertyNamesKernelsWhereTheProgramDoesNot() {
    Nn.Builder before = Nn.builder();
    System.setProperty(Nn.KERNELS_PROPERTY, "vector");
    try {
      Offer vector = new Offer("vector", -1, () -> fast);
      assertSame(fast, Nn.builder().plugins(vector).build().kernels());
      String scalar = before.build().kernels().description();
      assertEquals(
          scalar, Nn.builder().plugins(vector).kernels("scalar").build().kernels().description());
    } finally {
      System.clearProperty(Nn.KERNELS_PROPERTY);
    }
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

  @Test
  void kernelsBelowZeroAreNeverChosenByPreference() {
    Registry<KernelsProvider> onlyByName =
        Registry.of(PluginKind.KERNELS, List.of(new Offer("native", -1, () -> fast)));
    assertThrows(IllegalStateException.class, () -> KernelsChoice.of(Optional.empty(), onlyByName));
  }
}
