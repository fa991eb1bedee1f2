package nn.kernels.openblas;

import nn.api.kernel.Kernels;
import org.junit.jupiter.api.Assumptions;

/** OpenBLAS where the tests run. */
final class ThisMachine {

  private ThisMachine() {}

  /** Skips the test, saying why, on a machine that OpenBLAS is not offered for. */
  static void requireOpenBlas() {
    try {
      Platform.current();
    } catch (UnsupportedOperationException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  /** Returns the kernels, or skips the test. */
  static Kernels kernels() {
    requireOpenBlas();
    return new OpenBlasKernelsProvider().create();
  }
}
