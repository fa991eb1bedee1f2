package nn.kernels.openblas;

import nn.api.kernel.Kernels;
import nn.api.kernel.KernelsProvider;
import nn.api.plugin.Descriptor;

/** The kernels that OpenBLAS computes, for those who ask for them by name. */
public final class OpenBlasKernelsProvider implements KernelsProvider {

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(
        "openblas",
        "Matrix products by OpenBLAS, native code for very large ones: it promises speed, not the"
            + " bits of the other kernels.");
  }

  @Override
  public int priority() {
    return -1;
  }

  /** Unpacks and loads the library, which stays loaded as long as the kernels can be reached. */
  @Override
  public Kernels create() {
    return new OpenBlasKernels(Sgemm.of(NativeLibrary.load(Platform.current())));
  }
}
