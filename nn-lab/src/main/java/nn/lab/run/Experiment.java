package nn.lab.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.api.init.Initializer;
import nn.api.loss.Loss;
import nn.api.optim.Optimizer;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.autograd.TrainingLength;
import nn.autograd.registry.RegisteredPlugin;
import nn.lab.config.ConfigWriter;
import nn.lab.config.ExperimentConfig;
import nn.lab.config.InitializerProvider;
import nn.lab.config.ModelConfig;
import nn.lab.config.Network;
import nn.lab.config.Plugins;
import nn.lab.config.TargetCheck;
import nn.lab.config.TrainingConfig;
import nn.layers.Layers;
import nn.layers.ModelPlan;
import nn.layers.Module;
import nn.layers.checkpoint.CheckpointStore;
import nn.layers.data.BatchOrder;
import nn.layers.data.DataLoader;
import nn.layers.data.Dataset;
import nn.layers.data.TrainTestSplit;
import nn.layers.training.ModelSignature;
import nn.layers.training.SchedulePeriod;
import nn.layers.training.Trainer;
import nn.layers.training.TrainerBuilder;
import nn.layers.training.TrainingListener;
import nn.layers.training.TrainingMetric;

/**
 * An experiment that can be run: its config, its data, and the plugins the config names.
 *
 * @param config what to do
 * @param data what to learn from, in samples of the shape that the network takes
 * @param plugins what the config names
 * @param plan the network
 * @param weights what the network begins with; empty for new weights
 */
public record Experiment(
    ExperimentConfig config,
    TrainTestSplit data,
    Plugins plugins,
    ModelPlan plan,
    Optional<StartingWeights> weights) {
  private static final int TEST_BATCH_SIZE = 500;

  /** The key under which a checkpoint carries the config. */
  static final String CONFIG = "lab.config";

  /**
   * Returns the experiment of a config with its data.
   *
   * @throws nn.api.plugin.InvalidConfigException if the network does not fit the data, or weights
   *     that it is to begin with do not fit it
   */
  public static Experiment of(ExperimentConfig config, TrainTestSplit data, Plugins plugins) {
    Problems problems = Problems.at("");
    Dataset train = data.train();
    Network network = new Network(plugins, config.model());
    Optional<ModelPlan> plan =
        network.plan(
            config.data().shapes(train.sampleShape()), TargetCheck.of(train), problems.in("model"));
    problems.throwIfAny();
    ModelPlan found = plan.orElseThrow();
    Optional<StartingWeights> weights = StartingWeights.of(config, found, problems.in("weights"));
    new Metrics(plugins.metrics(), config.training().metrics(), found.output())
        .check(problems.in("metrics"));
    problems.throwIfAny();
    return new Experiment(config, data.withSampleShape(found.input()), plugins, found, weights);
  }

  /**
   * Reports in the config's terms if the network is too large for this machine.
   *
   * @throws nn.api.plugin.InvalidConfigException if it is
   */
  public void checkSize() {
    Problems problems = Problems.at("");
    int samples = Math.min(config.training().batchSize(), data.train().size());
    int batch = Math.max(samples, Math.min(TEST_BATCH_SIZE, data.test().size()));
    SizeCheck check = new SizeCheck(plan, batch, problems);
    check.arrays();
    problems.throwIfAny();
    long available = Runtime.getRuntime().maxMemory();
    check.memory(config.contestants(), new StateSize(plugins, plan)::slots, available);
    problems.throwIfAny();
  }

  /** Returns the engine of a trial. */
  Nn engine(Trial trial) {
    Nn.Builder builder = plugins.engine().seed(trial.seed());
    Nn nn =
        config.threads().isPresent()
            ? builder.threads(config.threads().getAsInt()).build()
            : builder.build();
    nn.expect(ExpectedWork.multiplications(plan, data.train().size(), config.training().epochs()));
    return nn;
  }

  /** Returns which kernels compute, and why these. */
  static String kernels(Nn nn) {
    String named = System.getProperty(Nn.KERNELS_PROPERTY);
    String reason = named == null ? "the fastest that run here" : "as -Dnn.kernels says";
    return nn.kernels().description() + ", " + reason;
  }

  /**
   * Returns the trainer of a trial, at the start of training.
   *
   * @param origin texts for its checkpoints, beside the config
   */
  Trainer trainer(
      Nn nn,
      Trial trial,
      CheckpointStore store,
      TrainingListener listener,
      Map<String, String> origin) {
    TrainingConfig training = config.training();
    Module model = model(nn);
    TrainingLength length =
        new TrainingLength(training.epochs(), stepsPerEpoch(), training.scheduleEveryStep());
    Optimizer optimizer =
        nn.optimizers().create(trial.optimizer(), trial.gradients(), model.parameters(), length);
    TrainerBuilder builder =
        Trainer.builder(nn, model, loss(), optimizer, batches(nn, trial.seed()))
            .test(DataLoader.inOrder(nn, data.test(), TEST_BATCH_SIZE))
            .checkpoints(store, training.checkpointEvery())
            .metadata(Map.of(CONFIG, configText()))
            .metadata(origin)
            .metadata(ModelSignature.of(data).metadata())
            .listen(listener);
    metrics().forEach(builder::metric);
    config
        .training()
        .validation()
        .ifPresent(validation -> builder.validation(held(nn), BestBy.of(validation, metrics())));
    if (!training.schedules().isEmpty()) {
      builder.schedule(
          nn.schedules().attach(training.schedules(), optimizer, length),
          training.scheduleEveryStep() ? SchedulePeriod.STEP : SchedulePeriod.EPOCH);
    }
    return builder.build();
  }

  private DataLoader held(Nn nn) {
    return DataLoader.inOrder(nn, data.validation().orElseThrow(), TEST_BATCH_SIZE);
  }

  private List<TrainingMetric> metrics() {
    return new Metrics(plugins.metrics(), config.training().metrics(), plan.output()).forTraining();
  }

  /** Returns what the epochs are evaluated on. */
  Evaluated evaluated() {
    return Evaluated.of(config);
  }

  /** Returns how many steps an epoch has. */
  int stepsPerEpoch() {
    return order(0).batchesPerEpoch();
  }

  /** Returns the config as a text that gives an equal experiment. */
  String configText() {
    return ConfigWriter.write(config);
  }

  private Module model(Nn nn) {
    Module model = newModel(nn);
    weights.ifPresent(start -> start.giveTo(model));
    return model;
  }

  private Module newModel(Nn nn) {
    Spec init = config.model().init();
    Layers layers = new Layers(nn);
    if (init.name().equals(ModelConfig.INIT_OF_LAYERS)) {
      return plan.build(layers);
    }
    RegisteredPlugin<InitializerProvider> plugin = plugins.initializers().get(init.name());
    Initializer initializer =
        plugin.provider().create(Hyperparameters.of(plugin.descriptor(), init.values()));
    return plan.build(layers.withWeights(initializer));
  }

  private DataLoader batches(Nn nn, long seed) {
    return new DataLoader(nn, data.train(), order(seed));
  }

  private BatchOrder order(long seed) {
    Dataset train = data.train();
    TrainingConfig training = config.training();
    return new BatchOrder(train.size(), training.batchSize(), true, training.dropLast(), seed);
  }

  private Loss loss() {
    Spec spec = config.training().loss();
    Loss loss = plugins.losses().create(spec);
    boolean takesClasses = plugins.losses().takesClasses(spec.name());
    return takesClasses || !config.data().hasClasses() ? loss : new OneHotTargets(loss);
  }
}
