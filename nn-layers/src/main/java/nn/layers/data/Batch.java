package nn.layers.data;

import nn.api.Tensor;

/**
 * Some samples as tensors, for one step of training.
 *
 * @param inputs {@code [n, …]}, the samples one after the other
 * @param targets {@code [n]}, the index of each sample's class, as a loss takes it
 */
public record Batch(Tensor inputs, Tensor targets) {

  /** Returns how many samples there are. */
  public int size() {
    return inputs.shape().length(0);
  }
}
