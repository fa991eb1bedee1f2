package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.once;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.NamedCheck;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether a run can go on for days: what a step allocates, and what it leaves. */
public final class MemoryChecks {
  private static final int BLOCKS = 20;
  private static final int STEPS_OF_BLOCK = 500;
  private static final int WARM_UP = 1_000;
  private static final int STEPS = 10_000;
  private static final int ATTEMPTS = 3;

  /** Bytes by which two blocks of the same steps may differ, a step. */
  private static final double NOISE = 64;

  /** Bytes that a step may leave; what other threads of the JVM leave is shared by 10,000 steps. */
  private static final double LEFT = 6;

  private final Subject<OptimizerProvider> subject;

  /** Creates the checks. */
  public MemoryChecks(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Returns all of them. */
  public List<NamedCheck> all() {
    return List.of(
        once("allocationIsSteady", this::allocationIsSteady),
        once("nothingPilesUp", this::nothingPilesUp));
  }

  /** Checks the bytes that 10,000 steps allocate on the thread that makes them. */
  private void allocationIsSteady(Nn nn, Spec spec, Numbers numbers) {
    LongRun run = new LongRun(nn, spec, numbers);
    double[] bytes = new double[BLOCKS];
    for (int block = 0; block < BLOCKS; block++) {
      long before = allocated();
      run.steps(STEPS_OF_BLOCK);
      bytes[block] = (double) (allocated() - before) / STEPS_OF_BLOCK;
    }
    double early = median(bytes, BLOCKS / 4, BLOCKS / 2);
    double late = median(bytes, BLOCKS * 3 / 4, BLOCKS);
    if (late > 1.1 * early + NOISE) {
      throw Contract.ALLOCATION_IS_STEADY.broken(
          subject,
          "with "
              + spec
              + ": "
              + Math.round(early)
              + " bytes a step before step "
              + BLOCKS / 2 * STEPS_OF_BLOCK
              + ", "
              + Math.round(late)
              + " before step "
              + BLOCKS * STEPS_OF_BLOCK);
    }
  }

  private static double median(double[] numbers, int from, int to) {
    double[] sorted = Arrays.copyOfRange(numbers, from, to);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** Checks the heap that 10,000 steps leave occupied; growth must show each time to count. */
  private void nothingPilesUp(Nn nn, Spec spec, Numbers numbers) {
    LongRun run = new LongRun(nn, spec, numbers);
    run.steps(WARM_UP);
    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && least > LEFT; attempt++) {
      long before = Heap.occupied();
      run.steps(STEPS);
      least = Math.min(least, (double) (Heap.occupied() - before) / STEPS);
    }
    if (least > LEFT) {
      throw Contract.NOTHING_PILES_UP.broken(
          subject,
          "with "
              + spec
              + ": each of "
              + STEPS
              + " steps leaves "
              + Math.round(least)
              + " bytes in memory");
    }
    run.steps(1); // so that what it holds is reachable until here
  }
}
