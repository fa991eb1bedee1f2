package nn.lab.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether C2 made vector code of a loop: then the loop is much slower in a process where C2 may
 * not.
 */
final class Verdict {
  /** What vector code gains at least, even where divisions and roots take most of the time. */
  private static final double GAIN = 1.3;

  /** The part of a work that may seem to gain nothing, since loops differ in what they gain. */
  private static final double REST = 0.25;

  private static final String RULE =
      """
      What helps: read everything into local variables before the loop, its end too
      (`int to = elements.to();`), no condition on an element, no call but Math.abs, min, max, sqrt, signum, fma
      and nn.api.math.FloatMath, floats only, a short body. docs/plugins/optimizer.md shows the form.
      A rule that spends its time in products of matrices gains nothing from C2: products are nn's own vector code.\
      """;

  private Verdict() {}

  /**
   * Returns what to say.
   *
   * @param with what the works took, the plugin's first and the bare loop last
   * @param without the same where C2 made no vector code; empty if that could not be measured
   */
  static String of(List<Measurement> with, Optional<List<Measurement>> without) {
    Measurement plugin = with.getFirst();
    if (without.isEmpty()) {
      return "Whether its loops are vector code could not be measured: no second Java process"
          + " could be started.";
    }
    List<Measurement> scalar = without.get();
    if (gain(with.getLast(), scalar.getLast()) < GAIN) {
      return "On this JVM not even the bare loop gains from vector code, so nothing can be said of"
          + " the plugin's.";
    }
    double gain = gain(plugin, scalar.getFirst());
    String figures =
        String.format(
            Locale.ROOT,
            "%s ns per element, and %s where C2 may make no vector code",
            plugin.shown(),
            scalar.getFirst().shown());
    if (gain < GAIN) {
      return "Its loops seem not to be vector code: " + figures + ".\n" + RULE;
    }
    return Yardstick.of(with, scalar)
        .filter(yardstick -> yardstick.rest(gain) > REST)
        .map(yardstick ->
            "A part of its loops seems not to be vector code: "
                + figures
                + ". "
                + yardstick.explain(gain)
                + "\n"
                + RULE)
        .orElse("Its loops are vector code: " + figures + ".");
  }

  /** A work beside the plugin's that is vector code throughout, and what it gains by it. */
  private record Yardstick(String name, double gain) {
    /** Returns the one that gains less; nothing if the plugin is itself nn's own. */
    static Optional<Yardstick> of(List<Measurement> with, List<Measurement> without) {
      return with.size() < 3
          ? Optional.empty()
          : IntStream.range(1, with.size())
              .mapToObj(
                  i -> new Yardstick(with.get(i).name(), Verdict.gain(with.get(i), without.get(i))))
              .min(Comparator.comparingDouble(Yardstick::gain));
    }

    /**
     * Returns which part of a work's time without vector code stays, if what does not gains as this
     * does.
     */
    double rest(double gained) {
      return (1 / gained - 1 / gain) / (1 - 1 / gain);
    }

    String explain(double gained) {
      return String.format(
          Locale.ROOT,
          "That is %.1f times as fast, and %s becomes %.1f times as fast in the same run: as if"
              + " about %.0f %% of what it takes without vector code stayed as it is.",
          gained,
          name,
          gain,
          100 * rest(gained));
    }
  }

  private static double gain(Measurement with, Measurement without) {
    return without.nanoseconds() / with.nanoseconds();
  }
}
