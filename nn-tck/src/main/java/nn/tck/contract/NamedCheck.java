package nn.tck.contract;

import java.util.List;

/**
 * A check under the name by which a report shows it.
 *
 * @param seeds the random numbers to repeat it with
 */
public record NamedCheck(String name, List<Numbers> seeds, Subject.Check check) {

  /** Returns a check to make with the numbers of the first seed. */
  public static NamedCheck once(String name, Subject.Check check) {
    return new NamedCheck(name, List.of(Numbers.first()), check);
  }

  /** Returns a check to repeat with the numbers of each seed. */
  public static NamedCheck everySeed(String name, Subject.Check check) {
    return new NamedCheck(name, Numbers.ofEverySeed(), check);
  }
}
