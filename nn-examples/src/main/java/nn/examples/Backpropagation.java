package nn.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nn.api.Parameter;
import nn.api.Tensor;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;

/**
 * Follows Matt Mazur's example of backpropagation, number by number.
 *
 * <p>Source: <a href="https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/">A
 * Step by Step Backpropagation Example</a>, 2015.
 */
final class Backpropagation {
  private static final int STEPS = 10_000;

  /** One number, as computed here and as published. */
  record Row(String name, double computed, double published) {}

  private final Nn nn;
  private final MazurNetwork network;
  private final Optimizer hidden;
  private final Optimizer output;

  Backpropagation(Nn nn) {
    this.nn = nn;
    this.network = MazurNetwork.create(nn);
    this.hidden = sgd(network.w1());
    this.output = sgd(network.w2());
  }

  private Optimizer sgd(Parameter weight) {
    return nn.optimizers().create("sgd(lr=0.5)", new TreeMap<>(Map.of("weight", weight)));
  }

  public static void main(String... args) {
    try (Nn nn = Nn.create()) {
      Backpropagation example = new Backpropagation(nn);
      print("The forward pass", example.forwardPass());
      print("The backward pass", example.backwardPass());
      print("The weights after one step", example.stepAtOnce());
      IO.println(
          """

          From here on the published numbers come from a program that changes w5 to w8 before it
          computes the gradients of w1 to w4. Done in turn like that:
          """);
      Backpropagation inTurn = new Backpropagation(nn);
      inTurn.stepInTurn();
      print("After one step", List.of(row("E total", inTurn.network.totalError(), 0.291027924)));
      for (int step = 1; step < STEPS; step++) {
        inTurn.stepInTurn();
      }
      print("After 10,000 steps", inTurn.trained());
      for (int step = 1; step < STEPS; step++) {
        example.stepAtOnce();
      }
      Output.print(
          """

          The published outputs have an error of 0.000035085, so that one digit of the published error
          may be a slip of the pen. The other differences are float32's.
          With all weights changed at once, as frameworks do, the error is %.9f.\
          """,
          example.network.totalError().item());
    }
  }

  List<Row> forwardPass() {
    Tensor netHidden = network.netHidden();
    Tensor outHidden = netHidden.sigmoid();
    Tensor netOutput = network.netOutput(outHidden);
    Tensor out = netOutput.sigmoid();
    return List.of(
        row("net h1", netHidden, 0, 0.3775),
        row("out h1", outHidden, 0, 0.593269992),
        row("out h2", outHidden, 1, 0.596884378),
        row("net o1", netOutput, 0, 1.105905967),
        row("out o1", out, 0, 0.75136507),
        row("out o2", out, 1, 0.772928465),
        row("E o1", network.errors(out), 0, 0.274811083),
        row("E o2", network.errors(out), 1, 0.023560026),
        row("E total", network.totalError(), 0.298371109));
  }

  List<Row> backwardPass() {
    Tensor netHidden = network.netHidden();
    Tensor outHidden = netHidden.sigmoid();
    Tensor netOutput = network.netOutput(outHidden);
    UnaryOperator<Tensor> errors = out -> network.errors(network.netOutput(out).sigmoid());
    Tensor outputError = slope(network::errors, netOutput.sigmoid());
    Tensor outputSlope = slope(Tensor::sigmoid, netOutput);
    Tensor outputDelta = slope(net -> network.errors(net.sigmoid()), netOutput);
    Tensor hiddenErrorOfO1 = slope(out -> errors.apply(out).slice(0, 0, 1), outHidden);
    Tensor hiddenErrorOfO2 = slope(out -> errors.apply(out).slice(0, 1, 2), outHidden);
    Tensor hiddenError = slope(errors, outHidden);
    Tensor hiddenSlope = slope(Tensor::sigmoid, netHidden);
    zeroGrad();
    network.totalError().backward();
    return List.of(
        row("dE / d out o1", outputError, 0, 0.74136507),
        row("d out o1 / d net o1", outputSlope, 0, 0.186815602),
        row("dE / d net o1", outputDelta, 0, 0.138498562),
        row("dE / d w5", Gradients.of(network.w2()), 0, 0.082167041),
        row("dE o1 / d out h1", hiddenErrorOfO1, 0, 0.055399425),
        row("dE o2 / d out h1", hiddenErrorOfO2, 0, -0.019049119),
        row("dE / d out h1", hiddenError, 0, 0.036350306),
        row("d out h1 / d net h1", hiddenSlope, 0, 0.241300709),
        row("dE / d w1", Gradients.of(network.w1()), 0, 0.000438568));
  }

  /** Returns the derivative of the sum of a function's outputs by its inputs. */
  private Tensor slope(UnaryOperator<Tensor> function, Tensor at) {
    Parameter leaf = nn.parameter(at.shape(), at.toArray());
    function.apply(leaf).sum().backward();
    return Gradients.of(leaf);
  }

  /** Changes all weights by the gradients of one backward pass. */
  List<Row> stepAtOnce() {
    zeroGrad();
    network.totalError().backward();
    output.step();
    hidden.step();
    return List.of(
        row("w1", network.w1(), 0, 0.149780716),
        row("w2", network.w1(), 1, 0.19956143),
        row("w3", network.w1(), 2, 0.24975114),
        row("w4", network.w1(), 3, 0.29950229),
        row("w5", network.w2(), 0, 0.35891648),
        row("w6", network.w2(), 1, 0.408666186),
        row("w7", network.w2(), 2, 0.511301270),
        row("w8", network.w2(), 3, 0.561370121));
  }

  /** Changes the weights of the outputs, then the hidden ones by the gradients after that. */
  void stepInTurn() {
    for (Optimizer layer : List.of(output, hidden)) {
      zeroGrad();
      network.totalError().backward();
      layer.step();
    }
  }

  List<Row> trained() {
    Tensor out = network.output();
    List<Row> rows = new ArrayList<>();
    rows.add(row("E total", network.totalError(), 0.0000351085));
    rows.add(row("out o1", out, 0, 0.015912196));
    rows.add(row("out o2", out, 1, 0.984065734));
    return rows;
  }

  private void zeroGrad() {
    hidden.zeroGrad();
    output.zeroGrad();
  }

  private static Row row(String name, Tensor tensor, int index, double published) {
    return new Row(name, tensor.toArray()[index], published);
  }

  private static Row row(String name, Tensor scalar, double published) {
    return new Row(name, scalar.item(), published);
  }

  private static void print(String title, List<Row> rows) {
    Output.print("%n%-28s %13s %13s %11s", title, "computed", "published", "difference");
    for (Row row : rows) {
      Output.print(
          "  %-26s %13.9f %13.9f %11.0e",
          row.name(), row.computed(), row.published(), row.computed() - row.published());
    }
  }
}
