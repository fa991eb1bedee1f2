package nn.layers.training;

/**
 * One step of training.
 *
 * @param step since training began, 1 the first
 * @param epoch 1 the first
 * @param batch within the epoch, 1 the first
 * @param batches how many an epoch has
 * @param loss of the batch, before the step; NaN if none of its targets counts
 */
public record StepMetrics(long step, int epoch, int batch, int batches, double loss) {}
