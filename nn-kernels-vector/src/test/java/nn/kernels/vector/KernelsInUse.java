package nn.kernels.vector;

import nn.autograd.Nn;

/** Starts the framework and says which kernels it took. */
final class KernelsInUse {
  private KernelsInUse() {}

  static void main() {
    System.out.println("kernels " + Nn.create().kernels().description());
  }
}
