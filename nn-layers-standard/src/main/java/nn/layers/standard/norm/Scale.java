package nn.layers.standard.norm;

import nn.api.ArrayOperation;
import nn.api.Parameter;
import nn.api.ParameterRole;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.init.Initializers;
import nn.api.layer.LayerContext;
import org.jspecify.annotations.Nullable;

/** The learned scale of a normalization, which starts at 1, and its shift, which starts at 0. */
record Scale(@Nullable Parameter weight, @Nullable Parameter bias) {
  static final Scale NONE = new Scale(null, null);

  static Scale create(LayerContext context, Shape shape, boolean shifts) {
    return new Scale(
        context.parameter("weight", shape, ParameterRole.NORM, Initializers.constant(1)),
        shifts ? context.parameter("bias", shape, ParameterRole.NORM, Initializers.zeros()) : null);
  }

  /** Applies an operation whose further inputs these are, the scale first. */
  Tensor apply(Tensor x, ArrayOperation operation) {
    if (weight == null) {
      return x.apply(operation);
    }
    return bias == null ? x.apply(operation, weight) : x.apply(operation, weight, bias);
  }
}
