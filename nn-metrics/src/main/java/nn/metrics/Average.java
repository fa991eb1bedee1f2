package nn.metrics;

import java.util.List;
import java.util.Locale;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;

/** How a number of each class becomes one, as in scikit-learn. */
enum Average {
  /** The mean over the classes that are there, each as much as the others. */
  MACRO,
  /** The number from the counts of all classes together. */
  MICRO,
  /** The mean over the classes, each as often as it is there. */
  WEIGHTED,
  /** The number of the second of two classes. */
  BINARY;

  static final Hyperparameter<String> AVERAGE =
      Hyperparameter.choice(
              "average",
              List.of("macro", "micro", "weighted", "binary"),
              "How the classes become one number: their mean, all counts together, the mean by"
                  + " frequency, or the second of two classes alone.")
          .byDefault("macro");

  static Average of(Hyperparameters values) {
    return valueOf(values.get(AVERAGE).toUpperCase(Locale.ROOT));
  }
}
