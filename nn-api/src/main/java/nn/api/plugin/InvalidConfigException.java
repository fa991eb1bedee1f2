package nn.api.plugin;

import static nn.api.plugin.Stability.Level.STABLE;

import java.util.List;
import java.util.stream.Collectors;

/** All problems of a config, reported together. */
@Stability(STABLE)
public final class InvalidConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Creates the exception; its message lists the problems, one per line. */
  public InvalidConfigException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns every problem, in the order of the config. */
  public List<Problem> problems() {
    return problems;
  }
}
