package nn.layers.training;

import java.util.List;

/** A checkpoint was made by another training; nothing was restored. */
public final class StateMismatchException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> differences;

  StateMismatchException(List<String> differences) {
    super(
        "the checkpoint does not fit this training; nothing was restored:\n  "
            + String.join("\n  ", differences));
    this.differences = List.copyOf(differences);
  }

  /** Returns every difference, in the order of the state. */
  public List<String> differences() {
    return differences;
  }
}
