package nn.kernels.vector;

import nn.api.kernel.Kernels;
import nn.api.kernel.KernelsProvider;
import nn.api.plugin.Descriptor;

/** The kernels of the Vector API, where the JVM has loaded it. */
public final class VectorKernelsProvider implements KernelsProvider {
  private static final String VECTOR_API = "jdk.incubator.vector";

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("vector", "Vector API loops, as wide as this machine's vectors.");
  }

  @Override
  public int priority() {
    return 100;
  }

  /** Loads no class of the Vector API unless it is there. */
  @Override
  public Kernels create() {
    if (ModuleLayer.boot().findModule(VECTOR_API).isEmpty()) {
      throw new UnsupportedOperationException(
          "the JVM runs without the module "
              + VECTOR_API
              + "; start java with --add-modules "
              + VECTOR_API);
    }
    String mode = System.getProperty("java.vm.info", "");
    if (mode.contains("interpreted") || mode.contains("emulated-client")) {
      throw new UnsupportedOperationException(
          "the JVM runs without its optimising compiler ("
              + mode
              + "), and vectors are slow; start java without -Xint and -XX:TieredStopAtLevel");
    }
    return new VectorKernels();
  }
}
