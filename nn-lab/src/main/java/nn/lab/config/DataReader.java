package nn.lab.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.api.data.DatasetProvider;
import nn.api.plugin.Problems;
import nn.autograd.registry.RegisteredPlugin;
import nn.autograd.registry.Registry;
import nn.autograd.registry.Suggestions;
import nn.lab.config.DataConfig.Known;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;

/** Reads {@code data}. */
final class DataReader {
  private static final String CSV = ConfigStructure.CSV.name();
  private static final String LABEL = ConfigStructure.LABEL.name();
  private static final String TARGET = ConfigStructure.TARGET.name();
  private static final String TARGETS = ConfigStructure.TARGETS.name();

  /** The keys that say what to predict, of which a table has one. */
  private static final List<String> WHAT = List.of(LABEL, TARGET, TARGETS);

  private static final List<String> NAMES =
      Arrays.stream(Known.values()).map(Known::toString).toList();
  private static final String EXPECTED = ConfigStructure.DATA.form().expected();

  private final Registry<DatasetProvider> plugins;
  private final Problems problems;

  DataReader(Registry<DatasetProvider> plugins, Problems problems) {
    this.plugins = plugins;
    this.problems = problems;
  }

  Optional<DataConfig> read(Node node) {
    return switch (node) {
      case Scalar(String name, _) when isPlugged(name) -> plugged(node);
      case Scalar(String name, _) -> known(name, node);
      case Mapping mapping when mapping.entries().containsKey(SpecNodes.NAME) -> plugged(node);
      case Mapping mapping -> csv(mapping);
      default -> {
        problems.addValue(node, "must be " + EXPECTED);
        yield Optional.empty();
      }
    };
  }

  /** Returns whether a text names a data set of a plugin, alone or with hyperparameters. */
  private boolean isPlugged(String text) {
    int end = text.indexOf('(');
    return end > 0 || plugins.find(text).isPresent();
  }

  private Optional<DataConfig> plugged(Node node) {
    return new SpecReader(
            (spec, here) -> plugins.check(spec, null, here), new SpecDefaults(plugins::get))
        .read(node, problems)
        .map(
            spec -> new DataConfig.Plugged(spec, plugins.get(spec.name()).provider().hasClasses()));
  }

  private Optional<DataConfig> known(String name, Node node) {
    Optional<DataConfig> known =
        Arrays.<DataConfig>stream(Known.values())
            .filter(data -> data.toString().equals(name))
            .findFirst();
    if (known.isEmpty()) {
      problems.addValue(node, "must be " + EXPECTED + "." + Suggestions.didYouMean(name, names()));
    }
    return known;
  }

  private List<String> names() {
    Stream<String> plugged = plugins.list().stream().map(RegisteredPlugin::name);
    return Stream.concat(NAMES.stream(), plugged).toList();
  }

  private Optional<DataConfig> csv(Mapping mapping) {
    Section section = new Section(mapping, problems, ConfigStructure.TABLE);
    Optional<Path> file =
        section.require(ConfigStructure.CSV).flatMap(node -> FilePath.read(node, problems.in(CSV)));
    double testFraction = section.get(ConfigKeys.TEST_FRACTION);
    List<String> named = WHAT.stream().filter(section::has).toList();
    if (named.size() > 1) {
      problems
          .in(named.get(1))
          .add("stands beside '" + named.getFirst() + "'; write one of " + String.join(", ", WHAT));
      return Optional.empty();
    }
    if (named.isEmpty() || named.getFirst().equals(LABEL)) {
      Optional<String> label =
          section.require(ConfigStructure.LABEL).flatMap(node -> column(LABEL, node));
      return file.flatMap(f -> label.map(name -> new DataConfig.Csv(f, name, testFraction)));
    }
    List<String> targets =
        named.getFirst().equals(TARGET)
            ? section.node(TARGET).flatMap(node -> column(TARGET, node)).stream().toList()
            : section.node(TARGETS).map(this::columns).orElse(List.of());
    return targets.isEmpty()
        ? Optional.empty()
        : file.map(f -> new DataConfig.CsvNumbers(f, targets, testFraction));
  }

  /** Returns several columns; none if something is wrong with them, which is reported. */
  private List<String> columns(Node node) {
    if (!(node instanceof Sequence(List<Node> items, _)) || items.isEmpty()) {
      problems.in(TARGETS).addValue(node, "must be a list of the names of columns");
      return List.of();
    }
    List<String> names = items.stream().flatMap(item -> column(TARGETS, item).stream()).toList();
    if (names.stream().distinct().count() < names.size()) {
      problems.in(TARGETS).addValue(node, "must be all different");
      return List.of();
    }
    return names.size() < items.size() ? List.of() : names;
  }

  private Optional<String> column(String key, Node node) {
    if (node instanceof Scalar(var value, _) && value != null) {
      return Optional.of(value.toString());
    }
    problems.in(key).addValue(node, "must be the name of a column");
    return Optional.empty();
  }
}
