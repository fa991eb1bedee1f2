package nn.lab.verify;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nn.api.Parameter;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.activation.Activation;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.loss.Losses;

/** Goes through Mazur's example and compares every number that he gives. */
final class MazurCheck {
  private static final int STEPS = 10_000;

  private final Nn nn;
  private final MazurTrace trace;
  private final Activation sigmoid;
  private final Loss criterion;
  private final Tensor input;
  private final Tensor target;
  private final Parameter w1;
  private final Parameter w2;
  private final Tensor b1;
  private final Tensor b2;

  MazurCheck(Nn nn, Losses losses, MazurTrace trace) {
    this.nn = nn;
    this.trace = trace;
    this.sigmoid = nn.activations().create(MazurTrace.ACTIVATION).activation();
    this.criterion = losses.create(MazurTrace.LOSS);
    this.input = nn.tensor(Shape.of(1, trace.input().size()), trace.input().floats());
    this.target = nn.tensor(Shape.of(1, trace.target().size()), trace.target().floats());
    this.w1 = trace.w1().parameter(nn);
    this.w2 = trace.w2().parameter(nn);
    this.b1 = trace.b1().tensor(nn);
    this.b2 = trace.b2().tensor(nn);
  }

  void check(Comparison comparison) {
    SequencedMap<String, Parameter> weights = new LinkedHashMap<>();
    weights.put("W1", w1);
    weights.put("W2", w2);
    Optimizer optimizer = nn.optimizers().create(MazurTrace.OPTIMIZER, weights);
    checkFirst(optimizer, comparison);
    comparison.number("after step 1, total_error", trace.errorAfterFirst(), error().item());
    for (int step = 1; step < STEPS; step++) {
      nn.stepScope(() -> {
        optimizer.zeroGrad();
        error().backward();
        optimizer.step();
        return true;
      });
    }
    String after = "after step 10,000, ";
    comparison.number(after + "total_error", trace.last().error(), error().item());
    comparison.list(after + "out_o", trace.last().outO(), output().toArray());
  }

  private void checkFirst(Optimizer optimizer, Comparison comparison) {
    MazurTrace.First first = trace.first();
    String step = "step 1, ";
    comparison.list(step + "net_h", first.netH(), input.linear(w1, b1).toArray());
    comparison.list(step + "out_h", first.outH(), hidden().toArray());
    comparison.list(step + "out_o", first.outO(), output().toArray());
    Tensor error = error();
    error.backward();
    comparison.number(step + "total_error", first.error(), error.item());
    comparison.list(step + "dW2", first.dW2(), Recorded.gradient("W2", w2).toArray());
    comparison.list(step + "dW1", first.dW1(), Recorded.gradient("W1", w1).toArray());
    optimizer.step();
    comparison.list(step + "W1_after", first.w1After(), w1.toArray());
    comparison.list(step + "W2_after", first.w2After(), w2.toArray());
  }

  private Tensor hidden() {
    return sigmoid.forward(input.linear(w1, b1));
  }

  private Tensor output() {
    return sigmoid.forward(hidden().linear(w2, b2));
  }

  private Tensor error() {
    return criterion.forward(output(), target).mul(0.5f);
  }
}
