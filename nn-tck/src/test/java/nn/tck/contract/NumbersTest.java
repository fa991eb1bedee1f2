package nn.tck.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random numbers can be had again. */
final class NumbersTest {

  @Test
  void thereAreTwentySeeds() {
    assertEquals(
        LongStream.range(20260, 20280).mapToObj(Numbers::new).toList(),
        with(null, Numbers::ofEverySeed));
  }

  @Test
  void aSystemPropertyNamesTheOnlySeed() {
    assertEquals(List.of(new Numbers(20263)), with("20263", Numbers::ofEverySeed));
    assertEquals(new Numbers(20263), with("20263", Numbers::first));
  }

  @Test
  void aSeedThatIsNoNumberIsRefused() {
    String message =
        with("x", () -> assertThrows(IllegalArgumentException.class, Numbers::first).getMessage());
    assertEquals("nn.tck.seed must be a whole number such as 20260, not 'x'", message);
  }

  @Test
  void seedAndPurposeDecide() {
    float[] numbers = new Numbers(1).normal("x", 8);
    assertArrayEquals(numbers, new Numbers(1).normal("x", 8));
    assertFalse(Arrays.equals(numbers, new Numbers(2).normal("x", 8)));
    assertFalse(Arrays.equals(numbers, new Numbers(1).normal("y", 8)));
  }

  @Test
  void anOrderHasEachIndexOnce() {
    List<Integer> order = new Numbers(1).order("x", 100);
    assertEquals(IntStream.range(0, 100).boxed().toList(), order.stream().sorted().toList());
    assertTrue(order.getFirst() != 0 || order.get(1) != 1 || order.get(2) != 2);
  }

  /** Calls something while the property has a value, or none. */
  private static <T> T with(@Nullable String value, Supplier<T> body) {
    String before = set(value);
    try {
      return body.get();
    } finally {
      set(before);
    }
  }

  private static @Nullable String set(@Nullable String value) {
    return value == null
        ? System.clearProperty(Numbers.PROPERTY)
        : System.setProperty(Numbers.PROPERTY, value);
  }
}
