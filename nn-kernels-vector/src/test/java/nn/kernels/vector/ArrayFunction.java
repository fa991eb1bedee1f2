package nn.kernels.vector;

import nn.api.kernel.Kernels;

/** The functions of kernels that write an element from an element. */
enum ArrayFunction {
  EXP,
  EXPM1,
  LOG,
  LOG1P,
  TANH,
  SIGMOID,
  GELU,
  GELU_DERIVATIVE;

  void apply(Kernels kernels, float[] x, float[] y, int from, int to) {
    switch (this) {
      case EXP -> kernels.exp(x, y, from, to);
      case EXPM1 -> kernels.expm1(x, y, from, to);
      case LOG -> kernels.log(x, y, from, to);
      case LOG1P -> kernels.log1p(x, y, from, to);
      case TANH -> kernels.tanh(x, y, from, to);
      case SIGMOID -> kernels.sigmoid(x, y, from, to);
      case GELU -> kernels.gelu(x, y, from, to);
      case GELU_DERIVATIVE -> kernels.geluDerivative(x, y, from, to);
    }
  }
}
