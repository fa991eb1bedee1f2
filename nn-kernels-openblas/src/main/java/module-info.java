/** Matrix products by OpenBLAS, a native library: speed, not the same bits; used where named. */
module nn.kernels.openblas {
  requires static org.jspecify;
  requires nn.api;

  provides nn.api.kernel.KernelsProvider with
      nn.kernels.openblas.OpenBlasKernelsProvider;
}
