package nn.layers.standard.sequence;

import java.util.Optional;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Range;
import nn.layers.standard.Sizes;

/** The hyperparameters of recurrent layers; names, defaults and meaning are PyTorch's. */
final class RecurrentSettings {
  static final Hyperparameter<Long> HIDDEN_SIZE =
      Hyperparameter.whole("hidden_size", Sizes.RANGE, "Length H of the hidden state.");
  static final Hyperparameter<Long> NUM_LAYERS =
      Hyperparameter.whole("num_layers", Range.closed(1, 1000), "Layers on top of each other.")
          .byDefault(1L);
  static final Hyperparameter<Boolean> BIDIRECTIONAL =
      Hyperparameter.flag(
              "bidirectional", "Whether each layer also goes from the end to the start.")
          .byDefault(false);
  static final Hyperparameter<Double> DROPOUT =
      Hyperparameter.real(
              "dropout", Range.closed(0, 1), "Dropout of the outputs of all layers but the last.")
          .byDefault(0.0);
  static final Hyperparameter<Boolean> BATCH_FIRST =
      Hyperparameter.flag("batch_first", "Samples are always the first dimension: true.")
          .byDefault(true);
  static final Hyperparameter<Optional<Long>> INPUT_SIZE =
      Sizes.ofInput("input_size", "Features of a step of the input");

  private RecurrentSettings() {}

  static Descriptor descriptor(String name, String summary, Hyperparameter<?>... more) {
    return Descriptor.of(name, summary)
        .withHyperparameters(HIDDEN_SIZE, NUM_LAYERS)
        .withHyperparameters(more)
        .withHyperparameters(Sizes.BIAS, BIDIRECTIONAL, DROPOUT, BATCH_FIRST, INPUT_SIZE);
  }

  static void check(Hyperparameters values, Problems problems) {
    if (!values.get(BATCH_FIRST)) {
      problems.add(
          BATCH_FIRST.name(), "must be true: the first dimension of a batch counts its samples");
    }
  }
}
