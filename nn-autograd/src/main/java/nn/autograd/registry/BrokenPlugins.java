package nn.autograd.registry;

import java.util.List;
import java.util.Locale;

/** Finds the plugin that a user asks for among those that cannot be used. */
public final class BrokenPlugins {
  private BrokenPlugins() {}

  /**
   * Returns the reasons that mention a name, or else all, as the end of a message that no plugin
   * has the name; with a space before it, or nothing.
   *
   * @param reasons why plugins cannot be used
   */
  public static String thatMayBe(String name, List<String> reasons) {
    String word = name.toLowerCase(Locale.ROOT);
    List<String> mentioning =
        reasons.stream().filter(reason -> reason.toLowerCase(Locale.ROOT).contains(word)).toList();
    List<String> likely = mentioning.isEmpty() ? reasons : mentioning;
    return likely.isEmpty()
        ? ""
        : " It may be one of what cannot be used:\n    " + String.join("\n    ", likely);
  }
}
