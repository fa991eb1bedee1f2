package nn.layers.training;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import nn.api.StoredArray;
import nn.layers.checkpoint.TensorFile;

/** Takes arrays out of a checkpoint whose names and types were compared before. */
record StateReader(TensorFile file) {

  boolean has(String name) {
    return file.arrays().containsKey(name);
  }

  float[] floats(String name) {
    return ((StoredArray.F32) array(name)).values();
  }

  double number(String name) {
    return numbers(name)[0];
  }

  double[] numbers(String name) {
    return ((StoredArray.F64) array(name)).values();
  }

  long[] whole(String name) {
    return ((StoredArray.I64) array(name)).values();
  }

  /** Returns what is read under each key. */
  static <T> SequencedMap<String, T> each(Collection<String> keys, Function<String, T> read) {
    SequencedMap<String, T> values = new LinkedHashMap<>();
    keys.forEach(key -> values.put(key, read.apply(key)));
    return values;
  }

  StoredArray array(String name) {
    return Objects.requireNonNull(file.arrays().get(name), name);
  }
}
