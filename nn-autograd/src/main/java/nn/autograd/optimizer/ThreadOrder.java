package nn.autograd.optimizer;

import java.util.ArrayList;
import java.util.List;

/**
 * Orders parts so that a thread updates the rows of a parameter that it reads and whose gradient it
 * writes in products, as those who share them by rows do.
 *
 * <p>What another thread has read or written must first be fetched from its caches: between
 * processors that share none, a step takes several times as long.
 */
final class ThreadOrder {
  private ThreadOrder() {}

  /**
   * Returns the parts in an order in which every n-th belongs to one of n threads, as far as there
   * are equally many of each.
   *
   * @param parts in the order in which they lie
   * @param entries the parameters they consist of, in the same order
   */
  static List<ElementRange> of(
      List<ElementRange> parts, List<ParameterSet.Entry> entries, int threads) {
    List<List<ElementRange>> own = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      own.add(new ArrayList<>());
    }
    int entry = 0;
    for (ElementRange part : parts) {
      int middle = part.from() + (part.to() - part.from()) / 2;
      while (!holds(entries.get(entry), part.storage(), middle)) {
        entry++;
      }
      own.get(owner(entries.get(entry), middle, threads)).add(part);
    }
    return taken(own);
  }

  private static boolean holds(ParameterSet.Entry entry, int storage, int element) {
    return entry.storage() == storage && entry.from() <= element && element < entry.to();
  }

  private static int owner(ParameterSet.Entry entry, int element, int threads) {
    return (int) ((long) (element - entry.from()) * threads / (entry.to() - entry.from()));
  }

  /** Takes one of each thread in turn until all are taken. */
  private static List<ElementRange> taken(List<List<ElementRange>> own) {
    int longest = own.stream().mapToInt(List::size).max().orElse(0);
    List<ElementRange> order = new ArrayList<>();
    for (int i = 0; i < longest; i++) {
      for (List<ElementRange> each : own) {
        if (i < each.size()) {
          order.add(each.get(i));
        }
      }
    }
    return order;
  }
}
