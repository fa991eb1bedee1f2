package nn.lab.verify;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;

/** Lets the optimizer evaluate the recorded function and compares the point after every step. */
record FunctionCheck(Nn nn) {

  void check(FunctionTrace trace, Comparison comparison) {
    Parameter x = nn.parameter(Shape.of(trace.initial().size()), trace.initial().floats());
    SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    parameters.put("x", x);
    Optimizer optimizer = nn.optimizers().create(trace.optimizer(), parameters);
    int number = 0;
    for (FunctionTrace.Step step : trace.steps()) {
      number++;
      double loss = optimizer.step(() -> evaluate(trace.function(), x, optimizer));
      comparison.number("step " + number + ", loss_before", step.lossBefore(), loss);
      comparison.list("step " + number + ", x", step.x(), x.toArray());
    }
  }

  private static Tensor evaluate(UnaryOperator<Tensor> function, Parameter x, Optimizer optimizer) {
    optimizer.zeroGrad();
    Tensor loss = function.apply(x);
    loss.backward();
    return loss;
  }
}
