package nn.lab.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads configs for tests, with the plugins that are installed. */
final class Configs {
  private static final Plugins PLUGINS = Plugins.find(List.of());

  private Configs() {}

  static Plugins plugins() {
    return PLUGINS;
  }

  static ExperimentConfig train(String yaml, String... settings) {
    return read(Purpose.TRAIN, yaml, settings);
  }

  static ExperimentConfig compare(String yaml, String... settings) {
    return read(Purpose.COMPARE, yaml, settings);
  }

  static ExperimentConfig read(Purpose purpose, String yaml, String... settings) {
    ConfigSource source = ConfigSource.text("c.yaml", "c", yaml);
    for (String setting : settings) {
      source = source.with(setting);
    }
    return source.read(purpose, PLUGINS);
  }

  /** Returns every problem of a config, one per line; empty if there is none. */
  static String problems(Purpose purpose, String yaml, String... settings) {
    try {
      read(purpose, yaml, settings);
      return "";
    } catch (ConfigException e) {
      return e.problems().stream().map(ConfigProblem::toString).collect(Collectors.joining("\n"));
    }
  }

  /** Returns a config that is right, with lines replaced by key or added. */
  static String with(String... lines) {
    List<String> changes = List.of(lines);
    Set<String> keys =
        changes.stream().map(line -> line.split(":", 2)[0]).collect(Collectors.toSet());
    String kept =
        List.of("data: digits", "model: [linear: 32, relu, linear: 10]", "optimizer: adam").stream()
            .filter(line -> !keys.contains(line.split(":", 2)[0]))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return kept + String.join("\n", changes) + "\n";
  }
}
