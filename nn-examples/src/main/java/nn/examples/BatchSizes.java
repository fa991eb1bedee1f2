package nn.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nn.api.optim.Optimizer;
import nn.autograd.Nn;
import nn.layers.data.Digits;
import nn.plot.Panel;
import nn.plot.Panel.LabelPlace;

/** Trains the same network with batches of all samples, of some, and of one. */
final class BatchSizes {
  private static final int EPOCHS = 30;

  /** The training loss after some epochs, and the seconds that training has taken until then. */
  record Point(int epoch, double seconds, double loss) {}

  private record Curve(String label, List<Point> points) {
    double[] values(ToDoubleFunction<Point> coordinate) {
      return points.stream().mapToDouble(coordinate).toArray();
    }
  }

  private BatchSizes() {}

  public static void main(String... args) {
    compare(EPOCHS, Pictures.in(args));
  }

  static void compare(int epochs, Pictures pictures) {
    int samples = Digits.load().train().size();
    train(1, 0.02, 1); // so that the clock does not measure the compiler
    List<Curve> curves =
        List.of(curve(samples, 0.5, epochs), curve(32, 0.2, epochs), curve(1, 0.02, epochs));
    Output.print("%n%-28s loss after %d epochs", "", epochs);
    curves.forEach(BatchSizes::printRow);
    Output.print(
        """

        An epoch looks at each of the %d samples once: that is one step with the whole batch, and
        one step per sample with single samples. More steps get further in an epoch, though each
        follows fewer opinions and needs a smaller learning rate. By the clock mini-batches lead:
        32 samples in one matrix product take little longer than one.
        """,
        samples);
    pictures.save("batch-sizes.png", 2, panels(curves));
  }

  private static Curve curve(int batchSize, double lr, int epochs) {
    return new Curve("batches of " + batchSize + ", lr " + lr, train(batchSize, lr, epochs));
  }

  /** Returns the loss before training and after every epoch. */
  static List<Point> train(int batchSize, double lr, int epochs) {
    try (Nn nn = Nn.builder().seed(1).threads(1).build()) {
      DigitsTask task = DigitsTask.create(nn);
      Optimizer optimizer = nn.optimizers().create("sgd(lr=" + lr + ")", task.model().parameters());
      List<Point> points = new ArrayList<>();
      points.add(new Point(0, 0, task.trainingLoss()));
      double seconds = 0;
      for (int epoch = 1; epoch <= epochs; epoch++) {
        long start = System.nanoTime();
        task.trainEpoch(optimizer, task.batches(batchSize), epoch);
        seconds += (System.nanoTime() - start) / 1e9;
        points.add(new Point(epoch, seconds, task.trainingLoss()));
      }
      return points;
    }
  }

  private static void printRow(Curve curve) {
    Point last = curve.points().getLast();
    Output.print("%-28s %7.4f, %.2f s", curve.label(), last.loss(), last.seconds());
  }

  private static List<Panel> panels(List<Curve> curves) {
    Panel byEpoch = new Panel(480, 380, "by what was seen", "epochs", "training loss");
    Panel byTime = new Panel(480, 380, "by the clock", "seconds of training", "training loss");
    for (Curve curve : curves) {
      double[] loss = curve.values(Point::loss);
      byEpoch.line(curve.label(), curve.values(Point::epoch), loss);
      byTime.line(curve.label(), curve.values(Point::seconds), loss);
    }
    byEpoch.logarithmicY().labels(LabelPlace.BOTTOM_LEFT);
    byTime.logarithmicY();
    return List.of(byEpoch, byTime);
  }
}
