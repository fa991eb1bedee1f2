package nn.layers.data;

import nn.api.Shape;

/**
 * Some samples, gathered for one step of training; whoever asked for it owns the arrays.
 *
 * @param sampleShape the shape of one sample
 * @param inputs the samples one after the other, each row-major
 * @param targetShape the shape of the targets of one sample
 * @param targets those of each sample, as a loss takes them: the index of a class, or numbers
 */
@SuppressWarnings("ArrayRecordComponent") // made for one step and handed over
public record BatchArrays(Shape sampleShape, float[] inputs, Shape targetShape, float[] targets) {
  /** Returns how many samples there are. */
  public int size() {
    return targets.length / targetShape.size();
  }

  /** Returns the shape of the inputs: the number of samples, then the shape of one. */
  public Shape inputShape() {
    return batch(sampleShape);
  }

  /** Returns the shape of all targets: the number of samples, then the shape of those of one. */
  public Shape targetsShape() {
    return batch(targetShape);
  }

  private Shape batch(Shape each) {
    int[] one = each.toArray();
    int[] lengths = new int[one.length + 1];
    lengths[0] = size();
    System.arraycopy(one, 0, lengths, 1, one.length);
    return Shape.of(lengths);
  }
}
