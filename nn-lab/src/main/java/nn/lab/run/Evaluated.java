package nn.lab.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.MetricNames;
import nn.layers.training.EpochMetrics;
import nn.layers.training.Evaluation;

/**
 * What the epochs of a run are evaluated on, so that columns and texts say what they are.
 *
 * @param data {@code validation} or {@code test}
 * @param hasAccuracy whether the targets are classes
 * @param metrics what the others are called
 */
record Evaluated(String data, boolean hasAccuracy, List<String> metrics) {
  /** The test data, of classes. */
  static final Evaluated TEST = new Evaluated("test", true, List.of());

  Evaluated {
    metrics = List.copyOf(metrics);
  }

  static Evaluated of(ExperimentConfig config) {
    boolean isValidation = config.training().validation().isPresent();
    return new Evaluated(
        isValidation ? "validation" : TEST.data,
        config.data().hasClasses(),
        MetricNames.of(config.training().metrics()));
  }

  /** Returns whether the test data are read apart from the epochs. */
  boolean isValidation() {
    return !data.equals(TEST.data);
  }

  /** Returns what the columns with the evaluation of an epoch are called. */
  List<String> columns() {
    Stream<String> first = hasAccuracy ? Stream.of("loss", "accuracy") : Stream.of("loss");
    return Stream.concat(first, metrics.stream()).map(name -> data + "_" + name).toList();
  }

  /** Returns what an epoch came to, in a few words behind others. */
  String shown(EpochMetrics epoch) {
    return "  " + shown(data, epoch.evaluationLoss(), epoch.evaluationAccuracy());
  }

  /** Returns what a training came to: how well it does on the test data, and when it ended. */
  String shown(TrialResult result) {
    Evaluation test = result.test();
    String tested = shown(TEST.data, test.loss(), test.accuracy());
    if (result.selected().isEmpty()) {
      return tested;
    }
    int best = result.selected().get().epoch();
    return tested
        + ", best epoch "
        + best
        + (result.selected().get().isEarly()
            ? ", stopped early after epoch " + result.epochs().size()
            : "");
  }

  private String shown(String what, double loss, double accuracy) {
    return hasAccuracy
        ? String.format(Locale.ROOT, "%s accuracy %.2f %%", what, 100 * accuracy)
        : String.format(Locale.ROOT, "%s loss %.4g", what, loss);
  }

  /** Returns the numbers of these columns. */
  DoubleStream values(EpochMetrics epoch) {
    DoubleStream accuracy =
        hasAccuracy ? DoubleStream.of(epoch.evaluationAccuracy()) : DoubleStream.empty();
    return DoubleStream.concat(
        DoubleStream.concat(DoubleStream.of(epoch.evaluationLoss()), accuracy),
        epoch.metrics().stream().mapToDouble(value -> value));
  }
}
