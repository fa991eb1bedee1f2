package nn.examples;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import nn.api.plugin.InvalidConfigException;
import nn.autograd.registry.Suggestions;

/** Starts an example by name: {@code nn-examples/run training-loop}. */
final class Main {
  private static final List<Example> WALK =
      List.of(
          new Example(
              "activations",
              "the activation functions, their slopes, and what ten layers make of them",
              ActivationFunctions::main),
          new Example(
              "backpropagation",
              "Matt Mazur's 2-2-2 network, every number beside the published one",
              Backpropagation::main),
          new Example(
              "gradient-descent",
              "y = x² from several starts with several learning rates",
              GradientDescent::main),
          new Example(
              "batch-sizes",
              "batch, mini-batch and single-sample gradient descent",
              BatchSizes::main),
          new Example(
              "training-loop", "a network that reads handwritten digits", TrainingLoop::main),
          new Example(
              "gradient-accumulation",
              "several small batches make one large batch",
              GradientAccumulation::main),
          new Example(
              "optimizers",
              "swapping optimizers by config text; takes your own as arguments",
              SwappingOptimizers::main),
          new Example("guice", "the same with Guice", WithGuice::main));

  private record Example(String name, String summary, Consumer<String[]> main) {}

  private Main() {}

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    System.exit(run(args));
  }

  /** Returns the exit code: 0, or 2 if the arguments are wrong. */
  static int run(String... args) {
    if (args.length == 0) {
      WALK.forEach(example -> Output.print("%-22s %s", example.name(), example.summary()));
      return 0;
    }
    for (Example example : WALK) {
      if (example.name().equals(args[0])) {
        return start(example, List.of(args).subList(1, args.length));
      }
    }
    List<String> names = WALK.stream().map(Example::name).toList();
    return mistake(
        String.format(
            Locale.ROOT,
            "no example is named '%s'.%s Known: %s",
            args[0],
            Suggestions.didYouMean(args[0], names),
            String.join(", ", names)));
  }

  private static int start(Example example, List<String> arguments) {
    try {
      example.main().accept(arguments.toArray(String[]::new));
      return 0;
    } catch (InvalidConfigException | UncheckedIOException e) {
      return mistake(String.valueOf(e.getMessage()));
    }
  }

  private static int mistake(String message) {
    System.err.println(message);
    return 2;
  }
}
