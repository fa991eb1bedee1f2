package nn.autograd.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a warm-up lasts: {@code 500 steps}, {@code 2 epochs}, or {@code 5} of the schedule's own
 * steps.
 *
 * @param amount 0 for no warm-up
 */
public record WarmUpDuration(long amount, Unit unit) {
  /** No warm-up. */
  public static final WarmUpDuration NONE = new WarmUpDuration(0, Unit.SCHEDULE);

  /** What configs may say. */
  public static final String EXPECTED =
      "a whole number of the schedule's own steps, or a text as in '500 steps' or '2 epochs'";

  /** The text form as a regular expression. */
  public static final String PATTERN = "^\\s*(\\d{1,15})\\s+(steps?|epochs?)\\s*$";

  private static final Pattern TEXT = Pattern.compile(PATTERN);

  /** What is counted. */
  public enum Unit {
    /** Whatever the schedule counts. */
    SCHEDULE(""),
    /** Steps of the optimizer. */
    STEP(" step"),
    /** Passes over the training data. */
    EPOCH(" epoch");

    private final String text;

    Unit(String text) {
      this.text = text;
    }
  }

  /** Returns what a config says, or empty if it says no duration. */
  static Optional<WarmUpDuration> read(Object given) {
    if (given instanceof Long amount && amount >= 0) {
      return Optional.of(new WarmUpDuration(amount, Unit.SCHEDULE));
    }
    Matcher text = TEXT.matcher(given.toString());
    return given instanceof String && text.matches()
        ? Optional.of(
            new WarmUpDuration(
                Long.parseLong(text.group(1)),
                text.group(2).startsWith("step") ? Unit.STEP : Unit.EPOCH))
        : Optional.empty();
  }

  /** Returns the text form: {@code 500 steps}. */
  @Override
  public String toString() {
    return amount + unit.text + (unit == Unit.SCHEDULE || amount == 1 ? "" : "s");
  }
}
