package nn.layers.loss;

import java.util.List;
import java.util.Locale;
import nn.api.Tensor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Range;

/** How much each class counts. */
final class ClassWeights {
  static final Hyperparameter<List<Double>> WEIGHT =
      Hyperparameter.reals(
              "weight",
              0,
              Range.atLeast(0),
              "How much a class counts: one number for all classes, or one per class.")
          .byDefault(List.of(1.0));

  private ClassWeights() {}

  /** Returns one weight per class. */
  static float[] of(String loss, List<Double> weight, Tensor input, int classes) {
    if (weight.size() != 1 && weight.size() != classes) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: weight has %d numbers; expected 1 or one for each of the %d classes",
              loss,
              weight.size(),
              classes));
    }
    float[] weights = input.scratch(classes);
    for (int i = 0; i < classes; i++) {
      weights[i] = weight.get(weight.size() == 1 ? 0 : i).floatValue();
    }
    return weights;
  }

  static float[] floats(List<Double> list) {
    float[] floats = new float[list.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = list.get(i).floatValue();
    }
    return floats;
  }
}
