package nn.examples;

import java.util.List;
import nn.api.optim.Optimizer;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.registry.SpecParser;

/** Trains the same network with optimizers that are only text. */
final class SwappingOptimizers {
  private static final int EPOCHS = 10;
  private static final List<String> OPTIMIZERS =
      List.of(
          "sgd(lr=0.1)",
          "sgd(lr=0.1, momentum=0.9, groups=[{match=\"**.bias\", lr=0.2}])",
          "adam(lr=0.003)",
          "lookahead(k=5, alpha=0.5, inner=adam(lr=0.003))");

  private SwappingOptimizers() {}

  public static void main(String... args) {
    for (String text : args.length > 0 ? List.of(args) : OPTIMIZERS) {
      Spec spec = SpecParser.parse(text);
      try (Nn nn = Nn.builder().seed(1).build()) {
        double accuracy = trainedAccuracy(nn, spec);
        Output.print("%.1f %%  %s", 100 * accuracy, spec);
        Output.print("        %s", nn.optimizers().get(spec.name()));
      }
    }
    IO.println(
        """

        Share of right answers on unseen digits after 10 epochs. No line of Java names an optimizer:
        each comes from the jar below it, and another jar on the path brings others.
        """);
  }

  private static double trainedAccuracy(Nn nn, Spec spec) {
    DigitsTask task = DigitsTask.create(nn);
    Optimizer optimizer = nn.optimizers().create(spec, task.model().parameters());
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      task.trainEpoch(optimizer, task.batches(32), epoch);
    }
    return task.testAccuracy();
  }
}
