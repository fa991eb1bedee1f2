package nn.tck.optimizer;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.tck.contract.Numbers;

/** Steps that cost little: a small parameter whose gradient is always the same. */
final class LongRun {
  private static final Shape SHAPE = Shape.of(4, 4);

  private final Parameter weight;
  private final float[] gradient;
  private final Tensor loss;
  private final Optimizer optimizer;
  private final boolean closure;

  LongRun(Nn nn, Spec spec, Numbers numbers) {
    weight = nn.parameter(SHAPE, numbers.normal("weight", SHAPE.size()));
    gradient = numbers.normal("gradient", SHAPE.size());
    loss = nn.tensor(Shape.of(), 1);
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("weight", weight);
    optimizer = Specs.create(nn, spec, parameters);
    closure = Specs.needsClosure(nn, spec);
  }

  void steps(int count) {
    for (int i = 0; i < count; i++) {
      weight.assignGradient(gradient);
      if (closure) {
        optimizer.step(() -> loss);
      } else {
        optimizer.step();
      }
    }
  }
}
