package nn.layers.data;

import java.util.List;
import nn.api.Shape;

/**
 * Samples, each with what is to be predicted for it.
 *
 * @param name what errors and results call it
 * @param inputs the samples
 * @param targets what is to be predicted
 * @param featureNames what the values of a sample are, in their order; empty if they have no names
 */
public record Dataset(String name, Samples inputs, Targets targets, List<String> featureNames) {
  /**
   * Creates the data set.
   *
   * @throws IllegalArgumentException if the sizes differ or a target is no class
   */
  public Dataset {
    featureNames = List.copyOf(featureNames);
    if (!featureNames.isEmpty() && featureNames.size() != inputs.shape().size()) {
      throw new IllegalArgumentException(
          name + ": " + inputs.shape().size() + " values but " + featureNames.size() + " names");
    }
    if (inputs.count() != targets.count()) {
      throw new IllegalArgumentException(
          name + ": " + inputs.count() + " samples but " + targets.count() + " targets");
    }
    if (targets instanceof ClassTargets classes) {
      classes.requireClasses(name);
    }
  }

  /**
   * Creates a data set with a class for each sample.
   *
   * @param targets the index of each sample's class; not copied, not to be changed
   * @throws IllegalArgumentException if the sizes differ or a target is no class
   */
  public Dataset(
      String name,
      Samples inputs,
      int[] targets,
      List<String> classNames,
      List<String> featureNames) {
    this(name, inputs, new ClassTargets(targets, classNames), featureNames);
  }

  /** Creates a data set with a class for each sample, whose features have no names. */
  public Dataset(String name, Samples inputs, int[] targets, List<String> classNames) {
    this(name, inputs, targets, classNames, List.of());
  }

  /** Returns how many samples there are. */
  public int size() {
    return targets.count();
  }

  /** Returns the shape of one sample. */
  public Shape sampleShape() {
    return inputs.shape();
  }

  /** Returns the classes, by index; none if the targets are numbers. */
  public List<String> classNames() {
    return targets instanceof ClassTargets found ? found.classNames() : List.of();
  }

  /** Returns how many classes there are; 0 if the targets are numbers. */
  public int classes() {
    return classNames().size();
  }

  /** Returns the samples with these indices, in this order; the inputs are shared. */
  public Dataset select(int[] indices) {
    return new Dataset(name, inputs.select(indices), targets.select(indices), featureNames);
  }

  /** Returns the same data set under another name. */
  public Dataset withName(String other) {
    return new Dataset(other, inputs, targets, featureNames);
  }

  /** Returns the same data set with other inputs for the same samples. */
  public Dataset withInputs(Samples others) {
    return new Dataset(name, others, targets, featureNames);
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
    int answers = Math.multiplyExact(samples, targets.shape().size());
    return new BatchArrays(sampleShape(), new float[length], targets.shape(), new float[answers]);
  }

  /** Gathers samples {@code [from, to)} of a batch of those with these indices into its arrays. */
  void gather(int[] indices, BatchArrays batch, int from, int to) {
    int sampleSize = sampleShape().size();
    int targetSize = targets.shape().size();
    for (int i = from; i < to; i++) {
      inputs.copy(indices[i], batch.inputs(), i * sampleSize);
      targets.copy(indices[i], batch.targets(), i * targetSize);
    }
  }
}
