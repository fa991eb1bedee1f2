/** Activation functions as plugins. */
module nn.activations {
  requires static org.jspecify;
  requires nn.api;

  provides nn.api.activation.ActivationProvider with
      nn.activations.Elu,
      nn.activations.Gelu,
      nn.activations.Identity,
      nn.activations.LeakyRelu,
      nn.activations.LogSoftmax,
      nn.activations.Prelu,
      nn.activations.Relu,
      nn.activations.Sigmoid,
      nn.activations.Silu,
      nn.activations.Softmax,
      nn.activations.Softplus,
      nn.activations.Tanh;
}
