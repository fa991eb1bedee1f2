package nn.layers.data;

import nn.api.Shape;

/** Some samples of others, in an order of their own. */
@SuppressWarnings("ArrayRecordComponent") // package-private, copied by its only creator
record SelectedSamples(Samples all, int[] indices) implements Samples {
  @Override
  public int count() {
    return indices.length;
  }

  @Override
  public Shape shape() {
    return all.shape();
  }

  @Override
  public void copy(int sample, float[] target, int offset) {
    all.copy(indices[sample], target, offset);
  }

  @Override
  public void copy(int sample, double[] target, int offset) {
    all.copy(indices[sample], target, offset);
  }
}
