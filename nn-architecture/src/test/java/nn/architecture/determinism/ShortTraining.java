package nn.architecture.determinism;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.api.plugin.Plugin;
import nn.autograd.InstalledPlugins;
import nn.autograd.Nn;
import nn.autograd.Scheduler;
import nn.autograd.registry.RegisteredPlugin;
import nn.layers.Layers;
import nn.layers.Module;
import nn.layers.data.Batch;
import nn.layers.data.DataLoader;
import nn.layers.data.Digits;
import nn.layers.loss.CrossEntropy;

/** Trains networks on the digits for a moment and prints a fingerprint of all that comes out. */
public final class ShortTraining {
  private static final List<String> OPTIMIZERS =
      List.of(
          "sgd(lr=0.1, momentum=0.9)",
          "adamw(lr=0.01, weight_decay=0.1)",
          "rmsprop(lr=0.001, centered=true, momentum=0.9)",
          "lookahead(k=3, alpha=0.5, inner=adam(lr=0.01))");

  /** How much is computed. */
  enum Size {
    /** Little enough for a JVM that computes every fma in software. */
    SMALL(32, 8, 10),
    /** So much in one operation that threads share it: products, activations and updates. */
    WIDE(1024, 64, 2);

    private final int hidden;
    private final int batch;
    private final int steps;

    Size(int hidden, int batch, int steps) {
      this.hidden = hidden;
      this.batch = batch;
      this.steps = steps;
    }
  }

  private final Nn nn;
  private final Size size;
  private final DataLoader digits;
  private final Fingerprint fingerprint = new Fingerprint();

  private ShortTraining(Nn nn, Size size) {
    this.nn = nn;
    this.size = size;
    this.digits = DataLoader.shuffled(nn, Digits.load().train(), size.batch, 1);
  }

  /** Takes the size and the number of threads. */
  public static void main(String[] arguments) {
    Nn nn = Nn.builder().seed(1).threads(Integer.parseInt(arguments[1])).build();
    ShortTraining training = new ShortTraining(nn, Size.valueOf(arguments[0]));
    OPTIMIZERS.forEach(training::train);
    System.out.println("fingerprint " + training.fingerprint.hex());
    System.out.println("helpers " + helpers());
    System.out.println("kernels " + nn.kernels().description());
    System.out.println("modules " + String.join(" ", modules(nn)));
  }

  private void train(String optimizerText) {
    Layers layers = new Layers(nn);
    Module model =
        layers.sequential(
            layers.linear(64, size.hidden),
            layers.activation("gelu"),
            layers.dropout(0.2),
            layers.linear(size.hidden, 10));
    Loss criterion = new CrossEntropy();
    Optimizer optimizer = nn.optimizers().create(optimizerText, model.parameters());
    Scheduler schedule = nn.schedules().attach("cosine_annealing_lr(T_max=20)", optimizer);
    Iterator<Batch> batches = digits.epoch(0).iterator();
    for (int step = 0; step < size.steps; step++) {
      Batch batch = batches.next();
      double loss =
          nn.stepScope(() -> {
            Tensor each = criterion.forward(model.forward(batch.inputs()), batch.targets());
            optimizer.zeroGrad();
            each.backward();
            optimizer.step();
            return (double) each.item();
          });
      schedule.step();
      fingerprint.add("loss", loss);
    }
    addState(model, optimizer);
    addOutput(model, optimizer, batches.next());
  }

  private void addState(Module model, Optimizer optimizer) {
    model.parameters().forEach((path, each) -> fingerprint.add(path, each.toArray()));
    optimizer.state().arrays().forEach(fingerprint::add);
  }

  private void addOutput(Module model, Optimizer optimizer, Batch batch) {
    model.eval();
    float[] output =
        optimizer.withEvaluationWeights(
            () -> nn.noGrad(() -> model.forward(batch.inputs()).toArray()));
    fingerprint.add("output", output);
  }

  /** How many threads were handed work. */
  private static long helpers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("nn-worker-"))
        .count();
  }

  /** The modules of the framework's front, the contract and all plugins. */
  private static List<String> modules(Nn nn) {
    Stream<? extends Plugin> plugins =
        Stream.of(
                nn.layers().list(),
                nn.activations().list(),
                nn.optimizers().list(),
                nn.schedules().list(),
                InstalledPlugins.find(List.of(), List.of()).metrics().list())
            .flatMap(List::stream)
            .map(RegisteredPlugin::provider);
    return Stream.concat(
            Stream.of(Nn.class, Layers.class, Shape.class, nn.kernels().getClass()),
            plugins.map(Object::getClass))
        .map(type -> String.valueOf(type.getModule().getName()))
        .distinct()
        .sorted()
        .toList();
  }
}
