package nn.lab.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Runs works in turn, so that what disturbs one disturbs all, and takes the median of what each
 * took.
 *
 * <p>Rounds count from when the compiler is done: when it has rested for a while and no work has
 * become faster lately. One thread is measured in processor time, which others on the machine do
 * not lengthen; several in time that passes.
 */
final class Race {
  private static final int ROUNDS = 15;
  private static final int LATELY = 8;
  private static final long BATCH = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long SHORTEST_WARM_UP = TimeUnit.SECONDS.toNanos(2);
  private static final long LONGEST_WARM_UP = TimeUnit.SECONDS.toNanos(20);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<Lane> lanes;
  private final boolean oneThread;

  /** Creates a race of works on one thread or on several. */
  Race(List<Work> works, boolean oneThread) {
    this.lanes = works.stream().map(Lane::new).toList();
    this.oneThread = oneThread && threads.isCurrentThreadCpuTimeSupported();
  }

  /** A work, and what its batches took so far. */
  private static final class Lane {
    private final Work work;
    private final List<Double> nanoseconds = new ArrayList<>();
    private int times = 1;
    private double bytes;

    Lane(Work work) {
      this.work = work;
    }

    boolean isFaster() {
      int size = nanoseconds.size();
      return size < 2 * LATELY
          || least(size - LATELY, size) < 0.95 * least(size - 2 * LATELY, size - LATELY);
    }

    private double least(int from, int to) {
      return nanoseconds.subList(from, to).stream().mapToDouble(each -> each).min().orElseThrow();
    }

    Measurement median() {
      double[] sorted = nanoseconds.stream().mapToDouble(each -> each).sorted().toArray();
      return new Measurement(work.name(), sorted[sorted.length / 2], bytes);
    }
  }

  List<Measurement> run() {
    warmUp();
    lanes.forEach(lane -> lane.nanoseconds.clear());
    IntStream.range(0, ROUNDS).forEach(_ -> round());
    return lanes.stream().map(Lane::median).toList();
  }

  private void warmUp() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long start = System.nanoTime();
    long compiled = -1;
    boolean isDone = false;
    while (!isDone) {
      IntStream.range(0, LATELY).forEach(_ -> round());
      long before = compiled;
      compiled = compiler == null ? 0 : compiler.getTotalCompilationTime();
      long passed = System.nanoTime() - start;
      boolean isCalm = compiled == before && lanes.stream().noneMatch(Lane::isFaster);
      isDone = (isCalm && passed > SHORTEST_WARM_UP) || passed > LONGEST_WARM_UP;
    }
  }

  private void round() {
    lanes.forEach(this::batch);
  }

  private void batch(Lane lane) {
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long start = now();
    lane.work.repeat(lane.times);
    long taken = Math.max(1, now() - start);
    lane.bytes = (double) (threads.getCurrentThreadAllocatedBytes() - bytes) / lane.times;
    lane.nanoseconds.add((double) taken / lane.times / lane.work.elements());
    if (taken < BATCH / 2 || taken > BATCH * 2) {
      lane.times =
          (int) Math.clamp(lane.times * Math.clamp((double) BATCH / taken, 0.1, 10), 1, 1e6);
    }
  }

  private long now() {
    return oneThread ? threads.getCurrentThreadCpuTime() : System.nanoTime();
  }
}
