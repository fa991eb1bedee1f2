package nn.layers.training;

import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.loss.Loss;
import org.jspecify.annotations.Nullable;

/** One step: forward, loss, backward, clipping, and the optimizer if all numbers are finite. */
record TrainingStep(
    Module model,
    Loss criterion,
    Optimizer optimizer,
    @Nullable GradientClipping clipping,
    FiniteCheck check) {

  /**
   * Returns the loss before the step.
   *
   * @throws NonFiniteException if the loss or a gradient is not finite; no parameter is changed
   */
  double run(Batch batch, long number) {
    return optimizer.step(() -> {
      Tensor loss = loss(batch);
      optimizer.zeroGrad();
      loss.backward();
      check.requireFinite(number, loss.item(), () -> loss(batch).backward());
      if (clipping != null) {
        clipping.clip(check.parameters().values());
      }
      return loss;
    });
  }

  private Tensor loss(Batch batch) {
    return criterion.forward(model.forward(batch.inputs()), batch.targets());
  }
}
