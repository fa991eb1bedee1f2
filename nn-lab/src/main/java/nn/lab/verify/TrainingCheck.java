package nn.lab.verify;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.loss.Losses;

/** Trains as was recorded and compares the loss of every step and the parameters at the end. */
record TrainingCheck(Nn nn, Losses losses) {

  void check(TrainingTrace trace, Comparison comparison) {
    Module model = trace.model().build(new Layers(nn));
    Recorded.assign("'initial'", model.parameters(), trace.initial());
    Optimizer optimizer = nn.optimizers().create(trace.optimizer(), model.parameters());
    Loss criterion = losses.create(trace.model().loss());
    Numbers expected = trace.losses();
    for (int step = 0; step < expected.size(); step++) {
      TrainingTrace.Batch batch = trace.batches().get(step % trace.batches().size());
      double before =
          optimizer.step(() -> {
            optimizer.zeroGrad();
            Tensor loss = loss(model, criterion, batch, trace.model().inputs());
            loss.backward();
            return loss;
          });
      comparison.element("step " + (step + 1) + ", loss", expected, step, before);
    }
    String where = "step " + expected.size() + ", ";
    Recorded.compare("'final'", where, model.parameters(), trace.last(), comparison);
  }

  private Tensor loss(Module model, Loss criterion, TrainingTrace.Batch batch, int inputs) {
    Tensor output = model.forward(nn.tensor(Shape.of(batch.rows(), inputs), batch.x().floats()));
    Shape shape = target(batch, output.shape());
    return criterion.forward(output, nn.tensor(shape, batch.y().floats()));
  }

  /** Returns the shape of the targets: one number per output, or else one class per row. */
  private static Shape target(TrainingTrace.Batch batch, Shape output) {
    int targets = batch.y().size() / batch.rows();
    boolean classes = targets == 1 && output.size() != batch.rows();
    return classes ? Shape.of(batch.rows()) : Shape.of(batch.rows(), targets);
  }
}
