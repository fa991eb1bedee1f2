package nn.lab.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nn.api.plugin.Problem;
import nn.api.plugin.Problems;
import nn.lab.config.Node.Mapping;
import nn.lab.config.Node.Scalar;
import nn.lab.config.Node.Sequence;

/**
 * A config as it was written, with the settings of the command line put in; immutable. Problems are
 * collected until {@link #read}, so that all are reported at once.
 *
 * @param name what an experiment is called if the config does not say
 * @param root what was written
 * @param problems what was wrong so far
 */
public record ConfigSource(String name, Mapping root, List<ConfigProblem> problems) {
  private static final Pattern UNKNOWN_KEY = Pattern.compile("'([^']+)' is unknown for .*");

  /** Copies the list. */
  public ConfigSource {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException if it cannot be read
   */
  public static ConfigSource file(Path file) {
    String fileName = String.valueOf(file.getFileName());
    try {
      return text(file.toString(), RunName.of(fileName), Files.readString(file));
    } catch (NoSuchFileException _) {
      throw unreadable(file, "there is no such file");
    } catch (CharacterCodingException _) {
      throw unreadable(file, "expected text in UTF-8");
    } catch (IOException e) {
      throw unreadable(file, "this file cannot be read: " + e.getMessage());
    }
  }

  private static ConfigException unreadable(Path file, String why) {
    return new ConfigException(List.of(ConfigProblem.of(Place.option(file.toString()), "", why)));
  }

  /**
   * Reads a text.
   *
   * @param source what places call it
   * @param name what an experiment is called if the config does not say
   * @throws ConfigException if it does not hold keys and values, so that no more can be said of it
   */
  public static ConfigSource text(String source, String name, String text) {
    List<ConfigProblem> problems = new ArrayList<>();
    Optional<Node> node = new YamlReader(source, problems).read(text);
    if (node.isPresent() && node.get() instanceof Mapping root) {
      return new ConfigSource(name, root, problems);
    }
    if (problems.isEmpty()) {
      String found = node.map(Node::toString).orElse("nothing");
      problems.add(
          ConfigProblem.of(
              new Place(source, 1, 1),
              "",
              "expected keys and values, as in 'data: digits', not " + found));
    }
    throw new ConfigException(problems);
  }

  /** Returns which command a config that {@link ConfigWriter} wrote is for. */
  public Purpose purpose() {
    return root.entries().containsKey(ConfigStructure.COMPARE.name())
        ? Purpose.COMPARE
        : Purpose.TRAIN;
  }

  /** Returns this config with a setting of the command line put in; see {@link Setting}. */
  public ConfigSource with(String setting) {
    List<ConfigProblem> more = new ArrayList<>(problems);
    Mapping changed = new Setting(setting).apply(root, more);
    return new ConfigSource(name, changed, more);
  }

  /** Returns this config with the optimizers that are to be compared, each as a text. */
  public ConfigSource withOptimizers(Purpose purpose, List<String> texts) {
    Place place = Place.option("--optimizer");
    List<Node> nodes = texts.stream().<Node>map(text -> new Scalar(text, place)).toList();
    if (purpose == Purpose.TRAIN && nodes.size() > 1) {
      return with(ConfigProblem.of(place, "", "'train' takes one; 'compare' takes several"));
    }
    return switch (purpose) {
      case TRAIN ->
          with(new ConfigPath(List.of(ConfigStructure.OPTIMIZER.name())), nodes.getFirst());
      case COMPARE ->
          with(
              new ConfigPath(
                  List.of(ConfigStructure.COMPARE.name(), ConfigStructure.OPTIMIZERS.name())),
              new Sequence(nodes, place));
    };
  }

  private ConfigSource with(ConfigPath path, Node value) {
    try {
      return new ConfigSource(name, new ConfigEdit(path).set(root, value), problems);
    } catch (IllegalArgumentException e) {
      return with(ConfigProblem.of(value.place(), path.toString(), String.valueOf(e.getMessage())));
    }
  }

  private ConfigSource with(ConfigProblem problem) {
    List<ConfigProblem> more = new ArrayList<>(problems);
    more.add(problem);
    return new ConfigSource(name, root, more);
  }

  /**
   * Checks the config and fills in every default.
   *
   * @throws ConfigException listing everything that is wrong
   */
  public ExperimentConfig read(Purpose purpose, Plugins plugins) {
    Problems found = Problems.at("");
    Optional<ExperimentConfig> config = new ConfigReader(plugins, root, found).read(purpose, name);
    return config.filter(_ -> problems.isEmpty()).orElseThrow(() -> exception(found.list()));
  }

  /** Returns the exception for these problems and those of the text, each with its place. */
  public ConfigException exception(List<Problem> found) {
    List<ConfigProblem> all = new ArrayList<>(problems);
    found.forEach(problem -> all.add(new ConfigProblem(place(problem), problem)));
    return new ConfigException(all);
  }

  /** A key that a plugin does not know is reported at the plugin; the place is that of the key. */
  private Place place(Problem problem) {
    Matcher unknown = UNKNOWN_KEY.matcher(problem.message());
    String path = unknown.matches() ? problem.path() + "." + unknown.group(1) : problem.path();
    return ConfigPath.parse(path).map(parsed -> parsed.place(root)).orElse(root.place());
  }
}
