package nn.lab.verify;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.loss.Loss;
import nn.layers.loss.Losses;

/** Trains as was recorded and compares the loss of every step and the parameters at the end. */
record TrainingCheck(Nn nn, Losses losses) {

  void check(TrainingTrace trace, Comparison comparison) {
    Module model = trace.model().build(new Layers(nn));
    Recorded.assign(model.parameters(), trace.initial());
    Optimizer optimizer = nn.optimizers().create(trace.optimizer(), model.parameters());
    Loss criterion = losses.create(trace.model().loss());
    Numbers expected = trace.losses();
    for (int step = 0; step < expected.size(); step++) {
      TrainingTrace.Batch batch = trace.batches().get(step % trace.batches().size());
      optimizer.zeroGrad();
      Tensor loss = loss(model, criterion, batch, trace.model().inputs());
      loss.backward();
      optimizer.step();
      comparison.element("step " + (step + 1) + ", loss", expected, step, loss.item());
    }
    model
        .parameters()
        .forEach((path, parameter) -> compareLast(trace, path, parameter, comparison));
  }

  private Tensor loss(Module model, Loss criterion, TrainingTrace.Batch batch, int inputs) {
    int rows = batch.rows();
    int targets = batch.y().size() / rows;
    Shape shape = targets == 1 ? Shape.of(rows) : Shape.of(rows, targets);
    Tensor output = model.forward(nn.tensor(Shape.of(rows, inputs), batch.x().floats()));
    return criterion.forward(output, nn.tensor(shape, batch.y().floats()));
  }

  private static void compareLast(
      TrainingTrace trace, String path, Tensor actual, Comparison comparison) {
    Array expected = trace.last().get(path);
    if (expected == null) {
      throw new IllegalArgumentException("the trace has no last values of '" + path + "'");
    }
    comparison.tensor("step " + trace.losses().size() + ", " + path, expected, actual);
  }
}
