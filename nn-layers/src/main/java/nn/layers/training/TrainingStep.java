package nn.layers.training;

import java.util.ArrayList;
import java.util.List;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.Module;
import nn.layers.data.Batch;

/**
 * One step: forward, loss, backward, transforms of gradients, and the optimizer if all numbers that
 * it gets are finite.
 */
record TrainingStep(Nn nn, Module model, Loss criterion, Optimizer optimizer, FiniteCheck check) {

  /**
   * What a step came to.
   *
   * @param loss before the step
   * @param isDropped whether a transform of gradients left the step out, and the batch counts for
   *     nothing because its loss or a gradient was not finite
   */
  record Outcome(BatchLoss loss, boolean isDropped) {}

  /**
   * Makes the step; if no target of the batch counts, it is made all the same, with gradients of 0.
   *
   * @throws NonFiniteException if the loss or a gradient that the optimizer gets is not finite; no
   *     parameter is changed
   */
  Outcome run(Batch batch, long number) {
    List<BatchLoss> evaluations = new ArrayList<>(1);
    boolean isMade =
        nn.optimizers()
            .step(
                optimizer,
                () -> evaluate(batch, evaluations),
                () ->
                    check.requireFinite(
                        number, evaluations.getLast(), () -> loss(batch).backward()));
    BatchLoss first = evaluations.getFirst();
    return new Outcome(first, !isMade && !check.isFinite(first));
  }

  private Tensor evaluate(Batch batch, List<BatchLoss> evaluations) {
    Tensor output = model.forward(batch.inputs());
    Tensor loss = criterion.forward(output, batch.targets());
    evaluations.add(BatchLoss.of(criterion, loss, output, batch.targets()));
    optimizer.zeroGrad();
    loss.backward();
    return loss;
  }

  private Tensor loss(Batch batch) {
    return criterion.forward(model.forward(batch.inputs()), batch.targets());
  }
}
