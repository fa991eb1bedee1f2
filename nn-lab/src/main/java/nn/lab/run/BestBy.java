package nn.lab.run;

import java.util.List;
import nn.lab.config.ValidationConfig;
import nn.layers.training.Selection;
import nn.layers.training.TrainingMetric;

/** Turns what a config says of the best epoch into what a trainer takes. */
final class BestBy {
  private BestBy() {}

  static Selection of(ValidationConfig validation, List<TrainingMetric> metrics) {
    Selection best = of(validation.bestBy(), metrics);
    return validation.patience().isPresent()
        ? best.stoppingAfter(validation.patience().getAsInt(), validation.minDelta())
        : best;
  }

  private static Selection of(String name, List<TrainingMetric> metrics) {
    for (int i = 0; i < metrics.size(); i++) {
      if (metrics.get(i).name().equals(name)) {
        int index = i;
        return Selection.of(epoch -> epoch.metrics().get(index), metrics.get(i).isHigherBetter());
      }
    }
    return name.equals(ValidationConfig.ACCURACY) ? Selection.byAccuracy() : Selection.byLoss();
  }
}
