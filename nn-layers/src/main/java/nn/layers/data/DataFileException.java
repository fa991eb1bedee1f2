package nn.layers.data;

import java.io.IOException;
import java.util.List;

/** A data file is not what it should be; the message has a line for every problem found. */
public final class DataFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** More problems than this are only counted. */
  private static final int SHOWN = 20;

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
    StringBuilder message = new StringBuilder();
    for (String problem : problems.subList(0, Math.min(SHOWN, problems.size()))) {
      message.append(message.isEmpty() ? "" : "\n").append(file).append(": ").append(problem);
    }
    if (problems.size() > SHOWN) {
      message
          .append("\n")
          .append(file)
          .append(": ")
          .append(problems.size() - SHOWN)
          .append(" more");
    }
    return message.toString();
  }
}
