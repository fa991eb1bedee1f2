package nn.layers.data;

import java.util.Arrays;
import java.util.List;
import nn.api.Shape;

/**
 * Samples, each with the class it belongs to.
 *
 * @param name what errors and results call it
 * @param inputs the samples
 * @param targets the index of each sample's class; not copied, not to be changed
 * @param classNames the classes, by index
 * @param featureNames what the values of a sample are, in their order; empty if they have no names
 */
@SuppressWarnings("ArrayRecordComponent") // one owner, and read-only by contract
public record Dataset(
    String name,
    Samples inputs,
    int[] targets,
    List<String> classNames,
    List<String> featureNames) {
  /**
   * Creates the data set.
   *
   * @throws IllegalArgumentException if the sizes differ or a target is no class
   */
  public Dataset {
    classNames = List.copyOf(classNames);
    featureNames = List.copyOf(featureNames);
    if (!featureNames.isEmpty() && featureNames.size() != inputs.shape().size()) {
      throw new IllegalArgumentException(
          name + ": " + inputs.shape().size() + " values but " + featureNames.size() + " names");
    }
    if (inputs.count() != targets.length) {
      throw new IllegalArgumentException(
          name + ": " + inputs.count() + " samples but " + targets.length + " targets");
    }
    int classes = classNames.size();
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] < 0 || targets[i] >= classes) {
        throw new IllegalArgumentException(
            name + ": sample " + i + " has class " + targets[i] + " of " + classes);
      }
    }
  }

  /** Creates a data set whose features have no names. */
  public Dataset(String name, Samples inputs, int[] targets, List<String> classNames) {
    this(name, inputs, targets, classNames, List.of());
  }

  /** Returns how many samples there are. */
  public int size() {
    return targets.length;
  }

  /** Returns the shape of one sample. */
  public Shape sampleShape() {
    return inputs.shape();
  }

  /** Returns how many classes there are. */
  public int classes() {
    return classNames.size();
  }

  /** Returns the samples with these indices, in this order; the inputs are shared. */
  public Dataset select(int[] indices) {
    int[] selected = Arrays.stream(indices).map(i -> targets[i]).toArray();
    return new Dataset(name, inputs.select(indices), selected, classNames, featureNames);
  }

  /** Returns the same data set under another name. */
  public Dataset withName(String other) {
    return new Dataset(other, inputs, targets, classNames, featureNames);
  }

  /** Returns the same data set with other inputs for the same samples. */
  public Dataset withInputs(Samples others) {
    return new Dataset(name, others, targets, classNames, featureNames);
  }

  /**
   * Returns this data set with samples of another shape: rows of pixels as images, for example.
   *
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public Dataset withSampleShape(Shape shape) {
    return shape.equals(sampleShape()) ? this : withInputs(new ReshapedSamples(inputs, shape));
  }

  /** Gathers the samples with these indices into new arrays. */
  public BatchArrays batch(int[] indices) {
    BatchArrays batch = arrays(indices.length);
    gather(indices, batch, 0, indices.length);
    return batch;
  }

  /** Returns arrays for a batch of so many samples. */
  BatchArrays arrays(int samples) {
    int length = Math.multiplyExact(samples, sampleShape().size());
    return new BatchArrays(sampleShape(), new float[length], new float[samples]);
  }

  /** Gathers samples {@code [from, to)} of a batch of those with these indices into its arrays. */
  void gather(int[] indices, BatchArrays batch, int from, int to) {
    int sampleSize = sampleShape().size();
    for (int i = from; i < to; i++) {
      inputs.copy(indices[i], batch.inputs(), i * sampleSize);
      batch.targets()[i] = targets[indices[i]];
    }
  }
}
