package nn.tck.optimizer;

import static nn.tck.contract.NamedCheck.once;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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
  /** Steps that are measured as one. */
  private static final int WINDOW = 500;

  /** What grows is measured over this many steps, then over twice as many, and so on. */
  private static final int FIRST_STAGE = 2_500;

  private static final int STAGES = 4;
  private static final int WARM_UP = 1_000;
  private static final int STEPS = 10_000;
  private static final int ATTEMPTS = 6;

  /** Bytes per step by which two measurements of the same steps may differ. */
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

  /**
   * Checks the bytes that steps allocate on the thread that makes them, over stages of which each
   * has twice the steps of the one before.
   *
   * <p>A step that allocates more and more does so in every stage. A step that does not may still
   * be seen to allocate more once, when the compiler gives up an optimisation, at a moment that
   * depends on how busy the machine is; it does not go on like that. So the first stage in which
   * the least of the measurements does not grow ends the check.
   */
  private void allocationIsSteady(Nn nn, Spec spec, Numbers numbers) {
    LongRun run = new LongRun(nn, spec, numbers);
    run.steps(FIRST_STAGE);
    double first = least(run, FIRST_STAGE);
    double before = first;
    int steps = FIRST_STAGE;
    for (int stage = 1; stage < STAGES; stage++) {
      steps *= 2;
      double now = least(run, steps);
      if (now <= 1.1 * before + NOISE) {
        return;
      }
      before = now;
    }
    throw Contract.ALLOCATION_IS_STEADY.broken(
        subject,
        "with "
            + spec
            + ": "
            + Math.round(first)
            + " bytes per step before step "
            + 2 * FIRST_STAGE
            + ", "
            + Math.round(before)
            + " before step "
            + 2 * steps
            + ", and more in each of "
            + STAGES
            + " stages");
  }

  /** Returns the least bytes that a step of a window allocated. */
  private static double least(LongRun run, int steps) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < steps / WINDOW; i++) {
      long before = allocated();
      run.steps(WINDOW);
      least = Math.min(least, (double) (allocated() - before) / WINDOW);
    }
    return least;
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
