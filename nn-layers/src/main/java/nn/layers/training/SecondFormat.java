package nn.layers.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.layers.checkpoint.TensorFile;

/**
 * Checkpoints of version 2 of the format, whose optimizer had its numbers apart from its arrays, as
 * 64-bit floats all of them, and whose progress did not count the steps that were left out.
 *
 * <p>What is not as that version wrote it is left as it is, for the comparison that follows to
 * name.
 */
final class SecondFormat {
  static final String VERSION = "2";

  private static final String NUMBER = "optimizer_scalar/";

  private SecondFormat() {}

  /**
   * Returns a checkpoint as version 3 would have written it.
   *
   * @param now what would be saved now: it tells which numbers are whole
   */
  static TensorFile asThird(TensorFile file, TensorFile now) {
    SequencedMap<String, StoredArray> arrays = new LinkedHashMap<>();
    file.arrays()
        .forEach((name, array) -> {
          if (name.startsWith(NUMBER)) {
            String renamed = TrainingState.SLOT + name.substring(NUMBER.length());
            boolean isWhole = now.arrays().get(renamed) instanceof StoredArray.I64;
            arrays.put(renamed, isWhole ? whole(array) : array);
          } else {
            arrays.put(name, array);
          }
        });
    if (arrays.get(Progress.COUNTS) instanceof StoredArray.I64(_, long[] counts)
        && counts.length == 3) {
      arrays.put(Progress.COUNTS, new StoredArray.I64(Shape.of(4), Arrays.copyOf(counts, 4)));
    }
    return new TensorFile(arrays, file.metadata());
  }

  private static StoredArray whole(StoredArray array) {
    if (array instanceof StoredArray.F64(_, double[] values)
        && values.length == 1
        && values[0] == (long) values[0]) {
      return new StoredArray.I64(array.shape(), new long[] {(long) values[0]});
    }
    return array;
  }
}
