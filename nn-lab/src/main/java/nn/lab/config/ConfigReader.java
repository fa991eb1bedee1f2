package nn.lab.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Problems;
import nn.api.plugin.Spec;
import nn.autograd.registry.ModelParameters;
import nn.lab.config.DataConfig.Csv;
import nn.lab.config.DataConfig.CsvNumbers;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.DataConfig.Plugged;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.layers.FrozenPaths;

/** Reads a whole config, reports everything that is wrong, and fills in every default. */
final class ConfigReader {
  private static final String DATA = ConfigStructure.DATA.name();
  private static final String MODEL = ConfigStructure.MODEL.name();
  private static final String NAME = ConfigStructure.NAME.name();

  private final Plugins plugins;
  private final Problems problems;
  private final Section section;

  /** Creates a reader for one config. */
  ConfigReader(Plugins plugins, Mapping root, Problems problems) {
    this.plugins = plugins;
    this.problems = problems;
    this.section = new Section(root, problems, unknown(plugins));
  }

  private static UnknownKey unknown(Plugins plugins) {
    return new UnknownKey(
        ConfigStructure.ALL,
        plugins.optimizers().list().stream()
            .filter(plugin -> !plugin.isGradientTransform())
            .flatMap(optimizer -> optimizer.descriptor().hyperparameters().stream())
            .map(Hyperparameter::name)
            .distinct()
            .toList());
  }

  /** Returns the config, or empty if there are problems. */
  Optional<ExperimentConfig> read(Purpose purpose, String defaultName) {
    String name = name(defaultName);
    Optional<DataConfig> data = data();
    int before = problems.list().size();
    List<Spec> layers = layers();
    boolean layersAreSound = problems.list().size() == before;
    Spec init = init();
    StartReader start = new StartReader(section);
    Optional<StartWeights> weights = start.weights();
    FrozenPaths frozen = start.frozen();
    Optional<ModelParameters> parameters =
        layersAreSound ? parameters(new Network(plugins, layers, frozen), data) : Optional.empty();
    parameters.ifPresent(all -> start.checkPatterns(frozen, all.byPath().keySet()));
    OptimizerReader optimizers =
        new OptimizerReader(
            plugins.optimizers(), parameters.map(ModelParameters::trained).orElse(null), section);
    Contestants contestants = Contestants.read(purpose, section, optimizers);
    TrainingConfig training =
        new TrainingReader(plugins, section)
            .read(data.map(DataConfig::hasClasses).orElse(true), optimizers.written());
    if (data.isPresent() && data.get() instanceof CsvNumbers(Path file, var targets, _)) {
      if (plugins.losses().takesClasses(training.loss().name())) {
        new NumberCheck(file.toString(), targets.size())
            .refuseClasses(training.loss(), section.problems(ConfigStructure.LOSS.name()));
      }
    }
    if (data.isPresent() && data.get() instanceof Known known) {
      check(known).loss(training.loss(), section.problems(ConfigStructure.LOSS.name()));
    }
    double targetAccuracy = section.get(ConfigKeys.TARGET_ACCURACY);
    OptionalInt threads = threads();
    if (data.isEmpty() || !problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
            new ExperimentConfig(
                name,
                data.get(),
                new ModelConfig(layers, init, weights, frozen),
                training,
                contestants.all(),
                contestants.seeds(),
                purpose == Purpose.COMPARE,
                targetAccuracy,
                threads))
        .filter(this::canBeReadAgain);
  }

  /** A run goes on from its resolved config, which is longer than what was written. */
  private boolean canBeReadAgain(ExperimentConfig config) {
    int length = ConfigWriter.write(config).length();
    if (length > YamlReader.MAX_CHARACTERS) {
      problems.add(
          "with all defaults filled in, the config has "
              + length
              + " characters; must be at most "
              + YamlReader.MAX_CHARACTERS);
    }
    return problems.isEmpty();
  }

  private Optional<DataConfig> data() {
    DataReader reader = new DataReader(plugins.datasets(), section.problems(DATA));
    return section.require(ConfigStructure.DATA).flatMap(reader::read);
  }

  private List<Spec> layers() {
    Problems here = section.problems(MODEL);
    return section
        .require(ConfigStructure.MODEL)
        .map(new ModelReader(plugins.layersAndActivations(), here)::read)
        .orElse(List.of());
  }

  private static ClassCheck check(Known known) {
    return new ClassCheck(known.toString(), known.classes());
  }

  /**
   * Returns the parameters of a network, and reports if it does not fit its data; empty if they are
   * not known.
   */
  private Optional<ModelParameters> parameters(Network network, Optional<DataConfig> data) {
    if (network.layers().isEmpty() || data.isEmpty()) {
      return Optional.empty();
    }
    return switch (data.get()) {
      case Known known ->
          network
              .plan(known.shapes(), check(known), section.problems(MODEL))
              .map(Network::parameters);
      case Csv _, CsvNumbers _ -> network.parametersOfTable();
      case Plugged _ -> Optional.empty(); // nobody knows the shape of its samples yet
    };
  }

  private Spec init() {
    return new SpecReader(
            (spec, here) -> plugins.initializers().check(spec, null, here),
            new SpecDefaults(plugins.initializers()::get))
        .read(section, ConfigStructure.INIT, ConfigKeys.DEFAULT_INIT);
  }

  private OptionalInt threads() {
    return section
        .find(ConfigKeys.THREADS)
        .map(number -> OptionalInt.of(number.intValue()))
        .orElse(OptionalInt.empty());
  }

  private String name(String defaultName) {
    Optional<Node> node = section.node(NAME);
    if (node.isEmpty()) {
      return defaultName;
    }
    if (node.get() instanceof Scalar(String text, _) && RunName.isValid(text)) {
      return text;
    }
    section
        .problems(NAME)
        .addValue(node.get(), "must be " + RunName.EXPECTED + ", the first a letter or a digit");
    return defaultName;
  }
}
