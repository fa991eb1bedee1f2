package nn.architecture.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nn.api.plugin.Stability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignaturesTest {

  @Stability(value = Stability.Level.STABLE, implementedByPlugins = true)
  interface Opened<T extends Comparable<T>> {
    T must(List<? extends @Nullable T> list) throws IOException;

    default <R> R may(Supplier<R> body, int... numbers) {
      return body.get();
    }

    static float @Nullable [] find() {
      return null;
    }
  }

  @Stability(value = Stability.Level.EXPERIMENTAL, implementedByPlugins = true)
  interface Inheriting extends Opened<String> {}

  @Stability(Stability.Level.STABLE)
  public record Pair(int first, @Nullable String second) {
    static int hidden() {
      return 0;
    }

    enum Nested {
      ONE
    }
  }

  interface Unsaid {}

  private static Set<String> signatures(Class<?> type) {
    return Signatures.of(List.of(type)).stream()
        .map(line -> line.replace(type.getName() + " ", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void interfaceForPluginsSaysWhatTheyMustImplement() {
    assertEquals(
        Set.of(
            "stable",
            "open to plugins",
            "interface<T extends Comparable<T>>",
            "must(List<? extends @Nullable T>) throws java.io.IOException: T",
            "must implement must(List<? extends @Nullable T>) throws java.io.IOException",
            "<R> may(Supplier<R>, int...): R",
            "static find(): float @Nullable[]"),
        signatures(Opened.class));
  }

  @Test
  void inheritedMethodsMustBeImplementedToo() {
    assertEquals(
        Set.of(
            "experimental",
            "open to plugins",
            "interface",
            "is a nn.architecture.api.SignaturesTest$Opened<String>",
            "must implement must(List<? extends @Nullable T>) throws java.io.IOException"),
        signatures(Inheriting.class));
  }

  @Test
  void recordShowsConstructorAndAccessorsButNothingInternal() {
    assertEquals(
        Set.of(
            "stable",
            "record",
            "new(int, @Nullable String)",
            "first(): int",
            "second(): @Nullable String"),
        signatures(Pair.class));
  }

  @Test
  void nestedTypeIsAsStableAsTheTypeAroundIt() {
    assertEquals(Stability.Level.STABLE, PublicTypes.stability(Pair.Nested.class).value());
  }

  @Test
  void typeThatSaysNothingIsReported() {
    assertThrows(AssertionError.class, () -> PublicTypes.stability(Unsaid.class));
  }
}
