package nn.layers.data;

import nn.api.Shape;

/** What is to be predicted, for each sample: a class or numbers. Immutable and thread-safe. */
public sealed interface Targets permits ClassTargets, NumberTargets {
  /** Returns for how many samples there are targets. */
  int count();

  /** Returns the shape of the targets of one sample: {@code []} for one class. */
  Shape shape();

  /** Writes the targets of a sample, row-major, into {@code target} from {@code offset} on. */
  void copy(int sample, float[] target, int offset);

  /** Returns the targets of the samples with these indices, in this order. */
  Targets select(int[] indices);
}
