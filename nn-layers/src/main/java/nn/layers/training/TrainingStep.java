package nn.layers.training;

import java.util.ArrayList;
import java.util.List;
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
   * Returns the loss before the step; if no target of the batch counts, the step is made all the
   * same, with gradients of 0.
   *
   * @throws NonFiniteException if the loss or a gradient is not finite; no parameter is changed
   */
  BatchLoss run(Batch batch, long number) {
    List<BatchLoss> evaluations = new ArrayList<>(1);
    optimizer.step(() -> {
      Tensor output = model.forward(batch.inputs());
      Tensor loss = criterion.forward(output, batch.targets());
      BatchLoss result = BatchLoss.of(criterion, loss, output, batch.targets());
      evaluations.add(result);
      optimizer.zeroGrad();
      loss.backward();
      check.requireFinite(number, result, () -> loss(batch).backward());
      if (clipping != null) {
        clipping.clip(check.parameters().values());
      }
      return loss;
    });
    return evaluations.getFirst();
  }

  private Tensor loss(Batch batch) {
    return criterion.forward(model.forward(batch.inputs()), batch.targets());
  }
}
