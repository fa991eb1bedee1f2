package nn.layers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import org.jspecify.annotations.Nullable;

/** {@code y = x·Wᵀ + b} over the last dimension; W is {@code [out, in]}, b {@code [out]}. */
final class Linear implements Module {
  private final int in;
  private final int out;
  private final Parameter weight;
  private final @Nullable Parameter bias;

  Linear(Parameter weight, @Nullable Parameter bias) {
    this.in = weight.shape().length(1);
    this.out = weight.shape().length(0);
    this.weight = weight;
    this.bias = bias;
  }

  @Override
  public Tensor forward(Tensor input) {
    Shape shape = input.shape();
    if (shape.rank() == 0 || shape.length(-1) != in) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: input %s does not fit weight %s; its last dimension must be %d",
              this,
              shape,
              weight.shape(),
              in));
    }
    return input.linear(weight, bias);
  }

  @Override
  public SequencedMap<String, Parameter> ownParameters() {
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", weight);
    if (bias != null) {
      parameters.put("bias", bias);
    }
    return Collections.unmodifiableSequencedMap(parameters);
  }

  @Override
  public String toString() {
    return "linear(" + in + ", " + out + (bias == null ? ", bias=false)" : ")");
  }
}
