package nn.autograd.optimizer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Arrays to compute in, which the next update uses again; for several threads. */
final class Scratch {
  private final Map<Integer, ArrayDeque<float[]>> free = new LinkedHashMap<>();

  private synchronized float[] take(int length) {
    ArrayDeque<float[]> waiting = free.get(length);
    return waiting == null || waiting.isEmpty()
        ? new float[length]
        : Objects.requireNonNull(waiting.pollLast());
  }

  private synchronized void give(List<float[]> arrays) {
    for (float[] array : arrays) {
      free.computeIfAbsent(array.length, _ -> new ArrayDeque<>()).addLast(array);
    }
  }

  /** Returns what lends arrays to one update. */
  Loan loan() {
    return new Loan();
  }

  /** The arrays that one update has taken; used by one thread. */
  final class Loan implements AutoCloseable {
    private final List<float[]> taken = new ArrayList<>();

    /** Returns an array that may hold old numbers. */
    float[] take(int length) {
      float[] array = Scratch.this.take(length);
      taken.add(array);
      return array;
    }

    @Override
    public void close() {
      give(taken);
      taken.clear();
    }
  }
}
