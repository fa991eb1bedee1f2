module com.example.lion {
  requires nn.api;

  provides nn.api.optim.OptimizerProvider with
      com.example.lion.Lion;
}
