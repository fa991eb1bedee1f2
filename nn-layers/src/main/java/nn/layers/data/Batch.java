package nn.layers.data;

import nn.api.Tensor;

/**
 * Some samples as tensors, for one step of training.
 *
 * @param inputs {@code [n, …]}, the samples one after the other
 * @param targets {@code [n]}, the index of each sample's class; {@code [n, length]}, a class at
 *     each position; or {@code [n, k]}, numbers: as a loss takes them
 */
public record Batch(Tensor inputs, Tensor targets) {

  /** Returns how many samples there are. */
  public int size() {
    return inputs.shape().length(0);
  }
}
