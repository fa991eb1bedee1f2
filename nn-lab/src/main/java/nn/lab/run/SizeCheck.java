package nn.lab.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import nn.api.plugin.Problems;
import nn.lab.config.Contestant;
import nn.lab.config.LayerConfig;
import nn.lab.config.LayerConfig.Linear;

/**
 * Checks, before anything is allocated, that a network fits into arrays, and its training into the
 * memory that Java may use.
 *
 * <p>What it counts is the least that a training takes: values and gradients of the parameters,
 * what the optimizer remembers of them, and the outputs of the linear layers for one batch.
 */
final class SizeCheck {
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** More values of each parameter than training has with any optimizer. */
  private static final long PLENTY = 100;

  private final List<Wide> linears = new ArrayList<>();
  private final long batch;
  private final Problems problems;

  /** A linear layer and its position in the model. */
  private record Wide(int index, long inputs, int outputs) {
    long parameters() {
      return inputs * outputs + outputs;
    }
  }

  /**
   * Creates a check.
   *
   * @param inputs how many values a sample has
   * @param batch how many samples the largest batch has
   * @param problems where problems of the config are reported
   */
  SizeCheck(List<LayerConfig> layers, int inputs, int batch, Problems problems) {
    int width = inputs;
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Linear(int outputs)) {
        linears.add(new Wide(i, width, outputs));
        width = outputs;
      }
    }
    this.batch = batch;
    this.problems = problems;
  }

  /** Reports a layer, all parameters together, or a batch with more values than fit an array. */
  void arrays() {
    for (Wide layer : linears) {
      if (layer.parameters() > LONGEST_ARRAY) {
        report(
            layer,
            "from %,d values to %,d this layer has %,d parameters; an array of Java holds %,d",
            layer.inputs(),
            layer.outputs(),
            layer.parameters(),
            LONGEST_ARRAY);
        return;
      }
    }
    if (parameters() > LONGEST_ARRAY) {
      report(
          largest(),
          "the network has %,d parameters; an optimizer keeps them in one array, which holds %,d",
          parameters(),
          LONGEST_ARRAY);
    }
    long widest = linears.stream().mapToLong(Wide::outputs).max().orElse(1);
    if (batch * widest > LONGEST_ARRAY) {
      reportBatch(
          "must be at most %d, because a layer has %,d outputs for each sample; an array of Java"
              + " holds %,d",
          LONGEST_ARRAY / widest, widest, LONGEST_ARRAY);
    }
  }

  /**
   * Reports if the training of a network that {@link #arrays fits into arrays} takes more memory
   * than there is.
   *
   * @param slots says how many values an optimizer remembers of each parameter
   * @param available how many bytes Java may use
   */
  void memory(List<Contestant> contestants, ToLongFunction<Contestant> slots, long available) {
    long outputs = Float.BYTES * batch * linears.stream().mapToLong(Wide::outputs).sum();
    if (outputs > available) {
      reportBatch("one batch takes at least %s%s", gigabytes(outputs), remedy(outputs, available));
      return;
    }
    if (Float.BYTES * parameters() * PLENTY + outputs <= available) {
      return;
    }
    for (Contestant contestant : contestants) {
      long needed = Float.BYTES * parameters() * (2 + slots.applyAsLong(contestant)) + outputs;
      if (needed > available) {
        report(
            largest(),
            "the network has %,d parameters; with their gradients and what %s remembers of them,"
                + " training it takes at least %s%s",
            parameters(),
            contestant.optimizer().name(),
            gigabytes(needed),
            remedy(needed, available));
        return;
      }
    }
  }

  private long parameters() {
    return linears.stream().mapToLong(Wide::parameters).sum();
  }

  private Wide largest() {
    return linears.stream().max(Comparator.comparingLong(Wide::parameters)).orElseThrow();
  }

  private void report(Wide layer, String message, Object... values) {
    problems
        .in("model")
        .in(layer.index())
        .in("linear")
        .addValue(layer.outputs(), String.format(Locale.ROOT, message, values));
  }

  private void reportBatch(String message, Object... values) {
    problems.in("batch_size").addValue(batch, String.format(Locale.ROOT, message, values));
  }

  private static String remedy(long needed, long available) {
    return String.format(
        Locale.ROOT,
        ", but Java may use %s. Make it smaller, or give Java more: NN_JAVA_OPTS=-Xmx%dg",
        gigabytes(available),
        Math.ceilDiv(needed + needed / 4, 1L << 30));
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
