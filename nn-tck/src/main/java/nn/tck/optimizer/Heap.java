package nn.tck.optimizer;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Assumptions;

/** What lies in the heap once garbage is gone. */
final class Heap {
  private static final int ATTEMPTS = 10;

  private Heap() {}

  /** Returns the occupied bytes; the test is aborted where garbage cannot be collected on call. */
  static long occupied() {
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    for (int i = 0; i < ATTEMPTS; i++) {
      System.gc();
      if (garbage.get() == null) {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      }
    }
    return Assumptions.<Long>abort(
        "the Java virtual machine does not collect garbage when asked to");
  }
}
