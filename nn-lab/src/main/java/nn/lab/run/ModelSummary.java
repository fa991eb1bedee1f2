package nn.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.lab.config.Contestant;
import nn.lab.config.Plugins;
import nn.lab.console.Style;
import nn.lab.console.Table;
import nn.lab.console.Table.Column;
import nn.layers.ModelPlan;
import nn.layers.ModelPlan.Step;

/**
 * What a network is made of and takes, for people.
 *
 * @param plan the network
 * @param contestants the optimizers that train it
 * @param plugins the optimizers there are
 */
public record ModelSummary(ModelPlan plan, List<Contestant> contestants, Plugins plugins) {
  private static final int VALUE = Float.BYTES;
  private static final int GRADIENT = Float.BYTES;

  /** Copies the list. */
  public ModelSummary {
    contestants = List.copyOf(contestants);
  }

  /** Returns the lines of a table of the layers, and what all take together. */
  public List<String> lines(Style style, int width) {
    Table layers =
        new Table(
            Column.number("#"),
            Column.text("layer"),
            Column.text("output"),
            Column.number("parameters"),
            Column.number("multiply-adds"),
            Column.text("of which"));
    for (int i = 0; i < plan.steps().size(); i++) {
      Step step = plan.steps().get(i);
      layers.add(
          Integer.toString(i),
          step.spec().toString(),
          step.output().toString(),
          count(step.parameterCount()),
          count(step.multiplyAdds()),
          parts(step));
    }
    List<String> rows = layers.rows(width);
    return Stream.of(
            Stream.of("A sample has the shape " + plan.input() + ".", ""),
            Stream.of(style.bold(rows.getFirst())),
            rows.stream().skip(1),
            Stream.of(""),
            totals().stream())
        .flatMap(each -> each)
        .toList();
  }

  private static String parts(Step step) {
    return Stream.concat(
            step.parameters().entrySet().stream().map(ModelSummary::parameter),
            step.buffers().entrySet().stream().map(ModelSummary::buffer))
        .collect(Collectors.joining(", "));
  }

  private static String parameter(Map.Entry<String, Parameter> entry) {
    String frozen = entry.getValue().requiresGrad() ? "" : " (frozen)";
    return entry.getKey() + " " + entry.getValue().shape() + frozen;
  }

  private static String buffer(Map.Entry<String, Tensor> entry) {
    return entry.getKey() + " " + entry.getValue().shape() + " (buffer)";
  }

  private List<String> totals() {
    long parameters = plan.steps().stream().mapToLong(Step::parameterCount).sum();
    long buffers =
        plan.buffers().values().stream().mapToLong(buffer -> buffer.shape().size()).sum();
    long trained =
        plan.parameters().values().stream()
            .filter(Parameter::requiresGrad)
            .mapToLong(each -> each.shape().size())
            .sum();
    List<String> totals = new ArrayList<>();
    totals.add(
        count(parameters)
            + " parameters, with gradients "
            + bytes(parameters * VALUE + trained * GRADIENT)
            + (trained < parameters ? "; " + count(parameters - trained) + " of them frozen" : "")
            + "; "
            + count(buffers)
            + " numbers in buffers; "
            + count(plan.multiplyAdds())
            + " multiply-adds for a sample, forward");
    StateSize sizes = new StateSize(plugins, plan);
    for (Contestant contestant : contestants) {
      totals.add(contestant.optimizer() + " remembers " + bytes(sizes.bytes(contestant)));
    }
    return totals;
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String bytes(long bytes) {
    if (bytes < 10_000) {
      return count(bytes) + " bytes";
    }
    return bytes < 10_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
