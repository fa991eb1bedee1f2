package nn.layers.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.StoredArray;
import nn.layers.checkpoint.TensorFile;

/** Compares the states of two trainings bit by bit, but for the seconds they took. */
final class States {
  private States() {}

  static void assertEqualBits(TensorFile expected, TensorFile actual, String when) {
    assertEquals(expected.metadata(), actual.metadata(), when);
    assertEquals(expected.arrays().keySet(), actual.arrays().keySet(), when);
    SequencedMap<String, long[]> actualBits = bits(actual);
    bits(expected)
        .forEach((name, bits) -> assertArrayEquals(bits, actualBits.get(name), name + " " + when));
  }

  /** Returns a text that differs if a bit differs. */
  static String digest(TensorFile state) {
    StringBuilder digest = new StringBuilder();
    bits(state)
        .forEach((name, bits) ->
            digest.append(name).append('=').append(Arrays.hashCode(bits)).append(' '));
    return digest.toString();
  }

  private static SequencedMap<String, long[]> bits(TensorFile state) {
    SequencedMap<String, long[]> bits = new LinkedHashMap<>();
    state.arrays().forEach((name, array) -> bits.put(name, bits(name, array)));
    return bits;
  }

  private static long[] bits(String name, StoredArray array) {
    int size = array.shape().size();
    long[] bits = new long[size];
    for (int i = 0; i < size; i++) {
      bits[i] =
          switch (array) {
            case StoredArray.F32 f32 -> Float.floatToRawIntBits(f32.values()[i]);
            case StoredArray.F64 f64 ->
                isSeconds(name, i) ? 0 : Double.doubleToRawLongBits(f64.values()[i]);
            case StoredArray.I64 i64 -> i64.values()[i];
          };
    }
    return bits;
  }

  private static boolean isSeconds(String name, int index) {
    return (name.equals("progress/sums") && index == 2)
        || (name.equals("progress/history") && index % 6 == 5);
  }
}
