package nn.lab.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All problems of a config at once; the message lists them, one per line. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  /** Creates the exception; problems are sorted by their place. */
  public ConfigException(List<ConfigProblem> problems) {
    List<ConfigProblem> sorted =
        problems.stream().sorted(Comparator.comparing(ConfigProblem::place)).toList();
    super(sorted.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = sorted;
  }

  /** Returns the problems in the order of the file; those of options come last. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
