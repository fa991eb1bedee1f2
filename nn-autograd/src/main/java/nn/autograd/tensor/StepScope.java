package nn.autograd.tensor;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arrays made during one training step, which the next step uses again.
 *
 * <p>Belongs to one thread at a time.
 */
final class StepScope {
  private final FreeArrays free;
  private final List<Storage> made = new ArrayList<>();

  StepScope(FreeArrays free) {
    this.free = free;
  }

  /** Returns a storage whose array may hold old numbers. */
  Storage allocate(int size) {
    float[] recycled = free.take(size);
    Storage storage = new Storage(recycled != null ? recycled : new float[size]);
    made.add(storage);
    return storage;
  }

  void close() {
    for (Storage storage : made) {
      float[] array = storage.recycle();
      if (array != null) {
        free.give(array);
      }
    }
    made.clear();
  }

  /**
   * Arrays waiting to be used again, by exact length; safe for several threads.
   *
   * <p>The garbage collector may take them when memory is short: batches of ever new sizes would
   * otherwise fill it with arrays of lengths that never come back.
   */
  static final class FreeArrays {
    private final Map<Integer, ArrayDeque<SoftReference<float[]>>> byLength = new HashMap<>();

    synchronized float @Nullable [] take(int length) {
      ArrayDeque<SoftReference<float[]>> arrays = byLength.get(length);
      float[] found = null;
      while (found == null && arrays != null && !arrays.isEmpty()) {
        found = arrays.removeLast().get();
      }
      return found;
    }

    synchronized void give(float[] array) {
      byLength
          .computeIfAbsent(array.length, length -> new ArrayDeque<>())
          .addLast(new SoftReference<>(array));
    }
  }
}
