package nn.lab.verify;

import java.util.List;
import java.util.Optional;

/** What came of a case. */
sealed interface Outcome {

  /**
   * The case was computed.
   *
   * @param count how many numbers were compared
   * @param absolute the largest difference
   * @param relative the largest relative difference, see {@link Tolerance#relative}
   * @param worst the difference that is largest beside what is allowed; empty if there is none
   * @param firstOff the first difference that is not allowed
   */
  record Compared(
      int count,
      double absolute,
      double relative,
      Optional<Difference> worst,
      Optional<Difference> firstOff)
      implements Outcome {}

  /** The plugins refused the case or failed. */
  record Failed(String reason) implements Outcome {}

  /** Plugins that the case needs are not installed, {@code optimizer 'lion'}. */
  record NoPlugin(List<Installed.Missing> missing) implements Outcome {}
}
