package nn.kernels.vector;

import nn.api.kernel.WarmUp;

/** Warms all kernels up, and says so. */
final class WarmsUp {
  private WarmsUp() {}

  static void main() {
    WarmUp warmUp = new VectorKernels().warmUp();
    warmUp.products();
    warmUp.functions();
    System.out.println("warm");
  }
}
