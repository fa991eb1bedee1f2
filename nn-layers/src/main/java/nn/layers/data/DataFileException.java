package nn.layers.data;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A data file is not what it should be; the message has a line for every problem found. */
public final class DataFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * Creates the exception.
   *
   * @param file what to call the file
   * @param problems each with its place in the file, what was expected and what was found
   */
  DataFileException(String file, List<String> problems) {
    super(message(file, problems));
    this.problems = List.copyOf(problems);
  }

  DataFileException(String file, String problem) {
    this(file, List.of(problem));
  }

  /** Returns every problem, in the order of the file, without the file's name. */
  public List<String> problems() {
    return problems;
  }

  private static String message(String file, List<String> problems) {
    return problems.stream()
        .map(problem -> file + ": " + problem)
        .collect(Collectors.joining("\n"));
  }
}
