package nn.kernels.vector;

import java.util.List;
import java.util.function.Supplier;
import nn.api.kernel.Kernels;
import nn.api.kernel.WarmUp;
import nn.api.kernel.WarmUp.Exercise;
import nn.autograd.kernel.ProcessorTime;
import nn.autograd.kernel.Rehearsal;
import nn.autograd.kernel.ScalarKernels;

/** Warms all kernels up as the framework does, and says of which stages it became true. */
final class WarmsUp {
  /** Nanoseconds of processor time: fifty times what a stage takes. */
  private static final long BUDGET = 60_000_000_000L;

  private WarmsUp() {}

  static void main() {
    Kernels kernels = new VectorKernels();
    WarmUp warmUp = kernels.warmUp();
    System.out.println("products " + isFast(kernels, warmUp::products));
    System.out.println("functions " + isFast(kernels, warmUp::functions));
  }

  private static boolean isFast(Kernels kernels, Supplier<List<List<Exercise>>> exercises) {
    return new Rehearsal(new ScalarKernels(), kernels, exercises, ProcessorTime::ofThisThread)
        .run(BUDGET);
  }
}
