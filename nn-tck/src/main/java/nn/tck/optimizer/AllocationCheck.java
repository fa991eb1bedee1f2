package nn.tck.optimizer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.optim.Optimizer;
import nn.api.optim.OptimizerProvider;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Contract;
import nn.tck.contract.Numbers;
import nn.tck.contract.Subject;

/** Whether a run can go on for days: what a step allocates must not depend on those before. */
public final class AllocationCheck {
  private static final int BLOCKS = 20;
  private static final int STEPS_OF_BLOCK = 500;

  /** Bytes by which two blocks of the same steps may differ, a step. */
  private static final double NOISE = 64;

  private final Subject<OptimizerProvider> subject;

  /** Creates the check. */
  public AllocationCheck(Subject<OptimizerProvider> subject) {
    this.subject = subject;
  }

  /** Checks the bytes that 10,000 steps allocate on the thread that makes them. */
  public void allocationIsSteady(Nn nn, Spec spec) {
    double[] bytes = new double[BLOCKS];
    Shape shape = Shape.of(4, 4);
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    Parameter weight = nn.parameter(shape, Numbers.normal("weight", shape.size()));
    parameters.put("weight", weight);
    Optimizer optimizer = nn.optimizers().create(spec, parameters);
    boolean closure = Specs.needsClosure(nn, spec);
    float[] gradient = Numbers.normal("gradient", shape.size());
    for (int block = 0; block < BLOCKS; block++) {
      long before = allocated();
      for (int i = 0; i < STEPS_OF_BLOCK; i++) {
        weight.assignGradient(gradient);
        if (closure) {
          optimizer.step(() -> nn.tensor(Shape.of(), 1));
        } else {
          optimizer.step();
        }
      }
      bytes[block] = (double) (allocated() - before) / STEPS_OF_BLOCK;
    }
    compare(spec, median(bytes, BLOCKS / 4, BLOCKS / 2), median(bytes, BLOCKS * 3 / 4, BLOCKS));
  }

  private void compare(Spec spec, double early, double late) {
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
}
