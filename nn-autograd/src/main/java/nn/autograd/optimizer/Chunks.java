package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts ranges into parts for threads.
 *
 * <p>How long a part is depends on the elements alone, not on the threads. Memory likes long parts:
 * what comes next is fetched ahead only within one. Threads like many, so that none waits for the
 * last.
 */
final class Chunks {
  /** Elements of the shortest part; with values, gradient and two slots 256 KiB. */
  private static final int SHORTEST = 1 << 14;

  /** Elements of the longest part; a longer one is no faster. */
  private static final int LONGEST = 1 << 18;

  /** How many parts there are at least, unless they would be too short. */
  private static final int PARTS = 32;

  private Chunks() {}

  /**
   * Returns the elements of parameters in ranges as long as possible, then cut into parts, in the
   * order in which threads take them.
   *
   * @param entries in the order in which they lie
   */
  static List<ElementRange> of(
      ParameterSet parameters, List<ParameterSet.Entry> entries, List<SlotStorage> slots) {
    List<ElementRange> ranges = new ArrayList<>();
    for (ParameterSet.Entry entry : entries) {
      ElementRange last = ranges.isEmpty() ? null : ranges.getLast();
      if (last != null && last.storage() == entry.storage() && last.to() == entry.from()) {
        ranges.set(ranges.size() - 1, last.part(last.from(), entry.to()));
      } else {
        ranges.add(new ElementRange(parameters, entry.storage(), entry.from(), entry.to(), slots));
      }
    }
    long elements = ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
    int length = length(elements);
    List<ElementRange> parts =
        ranges.stream().flatMap(range -> cut(range, length).stream()).toList();
    return ThreadOrder.of(parts, entries, parameters.workers().count());
  }

  /** Returns a range in parts as long as those of its elements alone would be. */
  static List<ElementRange> cut(ElementRange range) {
    return cut(range, length(range.to() - range.from()));
  }

  /** Returns a range in parts whose sums are added up. */
  static List<ElementRange> cutForSums(ElementRange range) {
    return cut(range, SHORTEST);
  }

  private static int length(long elements) {
    return Math.clamp(Long.highestOneBit(elements / PARTS), SHORTEST, LONGEST);
  }

  private static List<ElementRange> cut(ElementRange range, int length) {
    List<ElementRange> parts = new ArrayList<>();
    int count = Math.ceilDiv(range.to() - range.from(), length);
    for (int i = 0; i < count; i++) {
      int from = range.from() + i * length;
      parts.add(range.part(from, i == count - 1 ? range.to() : from + length));
    }
    return parts;
  }
}
