package nn.layers.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;

/** Contents for tests, and their comparison bit by bit. */
final class TensorFiles {
  private TensorFiles() {}

  /** A small file with every type, a scalar and an empty array. */
  static TensorFile small(long step) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put(
        "weight",
        new StoredArray.F32(Shape.of(2, 3), new float[] {1.5f, -0f, Float.NaN, 4, 5, step}));
    arrays.put("empty", new StoredArray.F32(Shape.of(0, 3), new float[0]));
    arrays.put("mean", new StoredArray.F64(Shape.of(2), new double[] {Math.PI, -step}));
    arrays.put("step", new StoredArray.I64(Shape.of(), new long[] {step}));
    return new TensorFile(arrays, metadata("config", "seed: 1\nname: \"é\"\n"));
  }

  /** One array of {@code length} elements whose values depend on the step. */
  static TensorFile large(long step, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = Float.intBitsToFloat((int) (i * 0x9E3779B9L + step));
    }
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("values", new StoredArray.F32(Shape.of(length), values));
    return new TensorFile(arrays, metadata("step", Long.toString(step)));
  }

  static TensorFile withArray(String name) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put(name, new StoredArray.F32(Shape.of(1), new float[] {1}));
    return new TensorFile(arrays, new LinkedHashMap<>());
  }

  static TensorFile withMetadata(String key, String value) {
    return new TensorFile(new LinkedHashMap<>(), metadata(key, value));
  }

  static void assertSame(TensorFile expected, TensorFile actual) {
    assertEquals(expected.metadata(), actual.metadata());
    assertEquals(expected.arrays().keySet(), actual.arrays().keySet());
    expected.arrays().forEach((name, array) -> assertSame(name, array, actual.arrays().get(name)));
  }

  private static void assertSame(String name, StoredArray expected, StoredArray actual) {
    assertEquals(expected.shape(), actual.shape(), name);
    switch (expected) {
      case StoredArray.F32(var _, float[] values) ->
          assertArrayEquals(
              bits(values), bits(assertInstanceOf(StoredArray.F32.class, actual).values()), name);
      case StoredArray.F64(var _, double[] values) ->
          assertArrayEquals(values, assertInstanceOf(StoredArray.F64.class, actual).values(), name);
      case StoredArray.I64(var _, long[] values) ->
          assertArrayEquals(values, assertInstanceOf(StoredArray.I64.class, actual).values(), name);
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private static SequencedMap<String, String> metadata(String key, String value) {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put(key, value);
    return metadata;
  }
}
