package nn.lab.run;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import nn.api.plugin.Problems;
import nn.lab.config.Contestant;
import nn.layers.ModelPlan;

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

  private final ModelPlan plan;
  private final long batch;
  private final Problems problems;

  /**
   * Creates a check.
   *
   * @param batch how many samples the largest batch has
   * @param problems where problems of the config are reported
   */
  SizeCheck(ModelPlan plan, int batch, Problems problems) {
    this.plan = plan;
    this.batch = batch;
    this.problems = problems;
  }

  /** Reports if all parameters together, or a batch, have more values than fit an array. */
  void arrays() {
    if (parameters() > LONGEST_ARRAY) {
      report(
          "the network has %,d parameters; an optimizer keeps them in one array, which holds %,d",
          parameters(), LONGEST_ARRAY);
    }
    long widest = plan.steps().stream().mapToLong(step -> step.output().size()).max().orElse(1);
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
    long outputs = Float.BYTES * batch * outputsOfWeights();
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
    return plan.steps().stream().mapToLong(ModelPlan.Step::parameterCount).sum();
  }

  /** What layers without parameters give may take the place of their inputs. */
  private long outputsOfWeights() {
    return plan.steps().stream()
        .filter(step -> step.parameterCount() > 0)
        .mapToLong(step -> step.output().size())
        .sum();
  }

  /** Reports at the layer with the most parameters. */
  private void report(String message, Object... values) {
    int largest =
        IntStream.range(0, plan.steps().size())
            .boxed()
            .max(Comparator.comparingLong(i -> plan.steps().get(i).parameterCount()))
            .orElseThrow();
    String text = String.format(Locale.ROOT, message, values);
    problems.in("model").in(largest).addValue(plan.steps().get(largest).spec(), text);
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
