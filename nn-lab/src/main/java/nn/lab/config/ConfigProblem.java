package nn.lab.config;

import nn.api.plugin.Problem;

/**
 * Something wrong in a config.
 *
 * @param place the file, line and column, or the option
 * @param problem the path in the config, and what is wrong
 */
public record ConfigProblem(Place place, Problem problem) {
  static ConfigProblem of(Place place, String path, String message) {
    return new ConfigProblem(place, new Problem(path, message));
  }

  /** Returns {@code file:line:column: path: message}; an option names its path itself. */
  @Override
  public String toString() {
    if (place.line() > 0 || !place.source().endsWith(problem.path())) {
      return place + ": " + problem;
    }
    String value = problem.value().isEmpty() ? "" : "=" + problem.value();
    return place + value + ": " + problem.message();
  }
}
