package nn.autograd;

import nn.api.kernel.Kernels;
import nn.api.kernel.KernelsProvider;
import nn.api.plugin.Descriptor;
import nn.autograd.kernel.ScalarKernels;

/** The built-in kernels, which run everywhere. */
public final class ScalarKernelsProvider implements KernelsProvider {

  /** Creates the provider; it holds nothing. */
  public ScalarKernelsProvider() {}

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("scalar", "Plain Java loops, which run everywhere.");
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Kernels create() {
    return new ScalarKernels();
  }
}
