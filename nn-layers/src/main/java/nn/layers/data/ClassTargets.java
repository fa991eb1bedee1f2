package nn.layers.data;

import java.util.List;
import nn.api.Shape;

/**
 * Classes as targets: one for each sample, or one for each position of a sequence.
 *
 * @param shape {@code []} for one class per sample, {@code [length]} for one at each position
 * @param indices the index of each class, sample after sample; not copied, not to be changed
 * @param classNames the classes, by index
 */
@SuppressWarnings("ArrayRecordComponent") // one owner, and read-only by contract
public record ClassTargets(Shape shape, int[] indices, List<String> classNames) implements Targets {
  /**
   * Creates the targets.
   *
   * @throws IllegalArgumentException if the last sample is not whole; the data set checks that
   *     every index is that of a class
   */
  public ClassTargets {
    classNames = List.copyOf(classNames);
    if (indices.length % shape.size() != 0) {
      throw new IllegalArgumentException(
          indices.length + " classes are no whole number of samples of shape " + shape);
    }
  }

  /** Checks that every index is that of a class. */
  void requireClasses(String dataset) {
    int classes = classNames.size();
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= classes) {
        throw new IllegalArgumentException(
            dataset
                + ": sample "
                + i / shape.size()
                + " has class "
                + indices[i]
                + " of "
                + classes);
      }
    }
  }

  /** Creates targets with one class for each sample. */
  public ClassTargets(int[] indices, List<String> classNames) {
    this(Shape.of(), indices, classNames);
  }

  @Override
  public int count() {
    return indices.length / shape.size();
  }

  @Override
  public void copy(int sample, float[] target, int offset) {
    int size = shape.size();
    for (int i = 0; i < size; i++) {
      target[offset + i] = indices[sample * size + i];
    }
  }

  @Override
  public ClassTargets select(int[] samples) {
    int size = shape.size();
    int[] selected = new int[samples.length * size];
    for (int i = 0; i < samples.length; i++) {
      System.arraycopy(indices, samples[i] * size, selected, i * size, size);
    }
    return new ClassTargets(shape, selected, classNames);
  }
}
