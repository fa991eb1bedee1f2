package nn.layers.training;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import nn.api.Shape;
import nn.api.StoredArray;
import nn.layers.checkpoint.TensorFile;

/** Keeps the weights of the best epoch of a training with validation, and tests them at its end. */
final class ModelSelection {
  /** What the weights of the best epoch are saved under. */
  static final String BEST = "best/";

  /** Whether there was a test, loss, accuracy and weight, which precede the metrics. */
  private static final int BEFORE_METRICS = 4;

  private static final String TEST = "progress/test";

  private final TrainingSetup setup;
  private final BestEpoch best;
  private final WeightSnapshot weights;
  private Optional<Evaluation> test = Optional.empty();

  ModelSelection(TrainingSetup setup, Selection selection) {
    this.setup = setup;
    this.best = new BestEpoch(selection);
    this.weights = new WeightSnapshot(setup.model());
  }

  /** Takes the weights of an epoch if it is the best; what was tested before was not the end. */
  void epochEnded(EpochMetrics metrics) {
    test = Optional.empty();
    if (best.accept(metrics)) {
      setup
          .optimizer()
          .withEvaluationWeights(() -> {
            weights.take();
            return weights;
          });
    }
  }

  boolean isExhausted() {
    return best.isExhausted();
  }

  int bestEpoch() {
    return best.epoch();
  }

  /** Returns whether nothing is left to do once all epochs are whole. */
  boolean isTested() {
    return setup.test() == null || test.isPresent();
  }

  /** Reads the test data, with the weights of the best epoch. */
  Evaluation test() {
    Evaluation evaluation =
        weights.during(() -> setup.evaluate(Objects.requireNonNull(setup.test())));
    test = Optional.of(evaluation);
    return evaluation;
  }

  Selected selected() {
    return new Selected(best.epoch(), best.isExhausted(), test);
  }

  /** Returns the weights of the best epoch as a file for other programs. */
  TensorFile file(SequencedMap<String, String> metadata) {
    StateWriter out = new StateWriter();
    weights.writeTo(out, "");
    return new TensorFile(out.arrays(), metadata);
  }

  void writeTo(StateWriter out) {
    weights.writeTo(out, BEST);
    double[] numbers = new double[BEFORE_METRICS + setup.metrics().size()];
    test.ifPresent(tested -> fill(numbers, tested));
    out.numbers(TEST, Shape.of(numbers.length), numbers);
  }

  private static void fill(double[] numbers, Evaluation test) {
    numbers[0] = 1;
    numbers[1] = test.loss();
    numbers[2] = test.accuracy();
    numbers[3] = test.weight();
    for (int i = 0; i < test.metrics().size(); i++) {
      numbers[BEFORE_METRICS + i] = test.metrics().get(i);
    }
  }

  void readFrom(StateReader in, List<EpochMetrics> history) {
    weights.readFrom(in, BEST);
    best.restart(history);
    double[] numbers = in.numbers(TEST);
    test =
        numbers[0] == 0
            ? Optional.empty()
            : Optional.of(
                new Evaluation(
                    numbers[1],
                    numbers[2],
                    numbers[3],
                    Arrays.stream(numbers).skip(BEFORE_METRICS).boxed().toList()));
  }

  /** Weights are checked before they are saved, so no training wrote what this returns. */
  static List<String> notFinite(TensorFile file) {
    return file.arrays().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(BEST))
        .filter(entry ->
            entry.getValue() instanceof StoredArray.F32(_, float[] values)
                && !FiniteCheck.allFinite(values))
        .map(entry -> entry.getKey() + ": holds NaN or infinity")
        .toList();
  }
}
