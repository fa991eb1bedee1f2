package nn.layers.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.layers.data.Dataset;
import nn.layers.data.Standardization;
import nn.layers.data.TrainTestSplit;

/**
 * What the inputs and outputs of a trained network mean. It is saved with the weights, in the text
 * of a checkpoint:
 *
 * <pre>{@code
 * Trainer.builder(nn, model, criterion, optimizer, train)
 *     .checkpoints(store, 1)
 *     .metadata(ModelSignature.of(split).metadata())
 *     .build();
 * }</pre>
 *
 * @param classNames the classes, in the order of the network's outputs
 * @param featureNames what the values of an input are, in their order; empty if they have no names
 * @param standardization what is done to an input before the network sees it; empty if nothing is
 */
public record ModelSignature(
    List<String> classNames, List<String> featureNames, Optional<Standardization> standardization) {
  /** The key of the text; its value is JSON. */
  public static final String KEY = "model.signature";

  /** Copies the lists. */
  public ModelSignature {
    classNames = List.copyOf(classNames);
    featureNames = List.copyOf(featureNames);
  }

  /** Returns what a network that was trained with this data has. */
  public static ModelSignature of(TrainTestSplit split) {
    Dataset train = split.train();
    return new ModelSignature(train.classNames(), train.featureNames(), split.standardization());
  }

  /** Returns the text for a checkpoint, by its key. */
  public Map<String, String> metadata() {
    return Map.of(KEY, SignatureText.write(this));
  }

  /**
   * Returns the values of one sample as the network wants them.
   *
   * @throws IllegalArgumentException if there are more or fewer than the network was trained with
   */
  public float[] inputs(double... sample) {
    if (standardization.isPresent()) {
      return standardization.get().apply(sample);
    }
    float[] inputs = new float[sample.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) sample[i];
    }
    return inputs;
  }
}
