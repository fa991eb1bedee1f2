package nn.benchmarks.versus;

import java.util.List;
import java.util.stream.Stream;

/** What is measured unless something else is asked for. */
final class StandardWorks {
  private StandardWorks() {}

  /** Returns steps of training, steps of optimizers, and matrix products. */
  static List<Work> all() {
    List<Integer> middle = List.of(784, 512, 512, 10);
    Stream<Work> training =
        Stream.of(
            new Work.Perceptron(middle, 32, "adam"),
            new Work.DeadUnits(new Work.Perceptron(middle, 32, "adam")),
            new Work.Perceptron(middle, 128, "adam"),
            new Work.Perceptron(middle, 512, "adam"),
            new Work.Perceptron(List.of(64, 32, 10), 32, "adam"),
            new Work.Perceptron(List.of(2, 2, 2), 1, "sgd"),
            new Work.Network("2c2d", 128, "sgd"),
            new Work.Network("small cnn", 32, "adam"),
            new Work.Network("small cnn, batch norm", 32, "adam"),
            new Work.Network("small transformer", 32, "adam"));
    Stream<Work> steps =
        Stream.of(
                "momentum",
                "adam",
                "adamw",
                "adagrad",
                "nadam",
                "radam",
                "adamax",
                "rmsprop",
                "adadelta",
                "rprop",
                "asgd")
            .map(optimizer -> new Work.OptimizerStep(optimizer, 10_000_000));
    Stream<Work> matrixSteps =
        Stream.of(
            new Work.MatrixStep("muon", 1024, 1024),
            new Work.MatrixStep("muon in float32", 1024, 1024),
            new Work.MatrixStep("adafactor", 10_000, 1000));
    Stream<Work> products =
        Stream.concat(
            Stream.of(128, 256, 480, 512, 960, 1024, 1920, 2048)
                .map(n -> new Work.Product(n, n, n, false, false)),
            Stream.of(32, 128, 512).flatMap(StandardWorks::productsOfTheMiddleLayer));
    return Stream.of(training, steps, matrixSteps, products).flatMap(each -> each).toList();
  }

  /** Forward, back to the input, back to the weight: the first hidden layer at one batch size. */
  private static Stream<Work> productsOfTheMiddleLayer(int batch) {
    return Stream.of(
        new Work.Product(batch, 512, 784, false, true),
        new Work.Product(batch, 512, 512, false, false),
        new Work.Product(512, 784, batch, true, false));
  }
}
