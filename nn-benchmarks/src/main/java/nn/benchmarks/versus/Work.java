package nn.benchmarks.versus;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is measured; every side makes it anew from the same numbers. */
sealed interface Work {

  /** Returns what tables call it. */
  String name();

  /** Writes its fields, as peers read them. */
  void writeFields(JsonGenerator json) throws IOException;

  /** A step of training a multilayer perceptron with ReLU and cross entropy. */
  record Perceptron(List<Integer> sizes, int batch, String optimizer) implements Work {
    @Override
    public String name() {
      String layers = sizes.stream().map(String::valueOf).collect(Collectors.joining("-"));
      return "mlp " + layers + ", batch " + batch + ", " + optimizer;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "perceptron");
      int[] lengths = sizes.stream().mapToInt(Integer::intValue).toArray();
      json.writeFieldName("sizes");
      json.writeArray(lengths, 0, lengths.length);
      json.writeNumberField("batch", batch);
      json.writeStringField("optimizer", optimizer);
    }
  }

  /** A step of an optimizer over ten parameters of equal size, whose gradients are there. */
  record OptimizerStep(String optimizer, int parameters) implements Work {
    @Override
    public String name() {
      return optimizer + " step, " + parameters + " parameters";
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "optimizer");
      json.writeStringField("optimizer", optimizer);
      json.writeNumberField("parameters", parameters);
    }
  }

  /** A float32 matrix product, op(A) of m rows and k columns, op(B) of n columns. */
  record Product(int m, int n, int k, boolean transposeA, boolean transposeB) implements Work {
    @Override
    public String name() {
      String transposed = (transposeA ? "T" : "N") + (transposeB ? "T" : "N");
      return "product " + m + "x" + n + "x" + k + " " + transposed;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "product");
      json.writeNumberField("m", m);
      json.writeNumberField("n", n);
      json.writeNumberField("k", k);
      json.writeBooleanField("transpose_a", transposeA);
      json.writeBooleanField("transpose_b", transposeB);
    }
  }

  /** An epoch of Fashion-MNIST with loading and an evaluation. */
  record FashionEpoch(String folder, int batch) implements Work {
    @Override
    public String name() {
      return "Fashion-MNIST epoch, batch " + batch;
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("kind", "fashion epoch");
      json.writeStringField("folder", folder);
      json.writeNumberField("batch", batch);
    }
  }

  /** Returns what `versus` measures unless it is told otherwise. */
  static List<Work> standard() {
    List<Integer> middle = List.of(784, 512, 512, 10);
    Stream<Work> training =
        Stream.of(
            new Perceptron(middle, 32, "adam"),
            new Perceptron(middle, 128, "adam"),
            new Perceptron(middle, 512, "adam"),
            new Perceptron(List.of(64, 32, 10), 32, "adam"),
            new Perceptron(List.of(2, 2, 2), 1, "sgd"));
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
            .map(optimizer -> new OptimizerStep(optimizer, 10_000_000));
    Stream<Work> products =
        Stream.concat(
            Stream.of(128, 256, 480, 512, 960, 1024, 1920, 2048)
                .map(n -> new Product(n, n, n, false, false)),
            Stream.of(32, 128, 512).flatMap(Work::productsOfTheMiddleLayer));
    return Stream.of(training, steps, products).flatMap(each -> each).toList();
  }

  /** Forward, back to the input, back to the weight: the first hidden layer at one batch size. */
  private static Stream<Work> productsOfTheMiddleLayer(int batch) {
    return Arrays.asList(
        (Work) new Product(batch, 512, 784, false, true),
        new Product(batch, 512, 512, false, false),
        new Product(512, 784, batch, true, false))
        .stream();
  }

  /** Returns what shows how time grows: with the batch, the width, the parameters. */
  static List<Work> growing() {
    Stream<Work> batches =
        Stream.of(1, 4, 16, 64, 256, 1024, 4096)
            .map(batch -> new Perceptron(List.of(784, 512, 512, 10), batch, "adam"));
    Stream<Work> widths =
        Stream.of(32, 64, 128, 256, 512, 1024, 2048, 4096)
            .map(width -> new Perceptron(List.of(784, width, width, 10), 128, "adam"));
    Stream<Work> parameters =
        Stream.of(10_000, 100_000, 1_000_000, 10_000_000, 50_000_000)
            .map(count -> new OptimizerStep("adam", count));
    return Stream.of(batches, widths, parameters).flatMap(each -> each).toList();
  }
}
