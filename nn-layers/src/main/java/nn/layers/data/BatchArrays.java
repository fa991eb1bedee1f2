package nn.layers.data;

import nn.api.Shape;

/**
 * Some samples, gathered for one step of training; whoever asked for it owns the arrays.
 *
 * @param sampleShape the shape of one sample
 * @param inputs the samples one after the other, each row-major
 * @param targets the index of each sample's class, as a loss takes it
 */
@SuppressWarnings("ArrayRecordComponent") // made for one step and handed over
public record BatchArrays(Shape sampleShape, float[] inputs, float[] targets) {
  /** Returns how many samples there are. */
  public int size() {
    return targets.length;
  }

  /** Returns the shape of the inputs: the number of samples, then the shape of one. */
  public Shape inputShape() {
    int[] sample = sampleShape.toArray();
    int[] lengths = new int[sample.length + 1];
    lengths[0] = size();
    System.arraycopy(sample, 0, lengths, 1, sample.length);
    return Shape.of(lengths);
  }
}
