package nn.autograd.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The arrays made during one training step, which the next step uses again.
 *
 * <p>Belongs to one thread at a time.
 */
final class StepScope {
  private final ArrayPool free = new ArrayPool();
  private final List<Storage> made = new ArrayList<>();

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

  /** The scope of the last step, for the next; safe for several threads, of which one gets it. */
  static final class Last {
    private final AtomicReference<@Nullable StepScope> last = new AtomicReference<>();

    StepScope take() {
      StepScope scope = last.getAndSet(null);
      return scope == null ? new StepScope() : scope;
    }

    void give(StepScope scope) {
      last.set(scope);
    }
  }
}
