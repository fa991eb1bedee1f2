package nn.autograd.tensor;

import java.util.List;
import nn.api.Dims;
import nn.api.Operation;
import nn.api.Shape;
import nn.api.Tensor;

/**
 * y = Σ (x − mean)² / d with d = max(0, n − correction); dx = 2 dy (x − mean) / d, for what the
 * mean adds to it is 0.
 */
record Variance(Dims dims, int correction) implements Operation {

  @Override
  public String name() {
    return "var";
  }

  @Override
  public Result forward(List<Tensor> inputs) {
    EngineTensor x = EngineTensor.of(inputs.getFirst());
    Tensor centred = x.sub(x.mean(dims.keep()));
    EngineTensor sum = EngineTensor.of(centred.mul(centred).sum(dims));
    Shape kept = Reductions.kept(x, dims);
    double divisor = Math.max(0.0, (double) Reductions.count(x, sum) - correction);
    return new Result(
        Unary.div(sum, divisor),
        dy -> {
          EngineTensor twice = EngineTensor.of(dy.mul(2f).reshape(kept.toArray()));
          return List.of(centred.mul(Unary.div(twice, divisor)));
        });
  }
}
