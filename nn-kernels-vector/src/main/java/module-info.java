/** Kernels written with the Vector API, equal to the scalar ones bit for bit, as a plugin. */
module nn.kernels.vector {
  requires static org.jspecify;
  requires jdk.incubator.vector;
  requires nn.api;

  provides nn.api.kernel.KernelsProvider with
      nn.kernels.vector.VectorKernelsProvider;
}
