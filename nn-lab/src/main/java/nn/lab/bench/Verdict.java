package nn.lab.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether C2 made vector code of a loop: then the loop is much slower in a process where C2 may
 * not.
 */
final class Verdict {
  /** What vector code gains at least, even where divisions and roots take most of the time. */
  private static final double GAIN = 1.3;

  private static final String RULE =
"""
      What helps: read everything into local variables before the loop, its end too
      (`int to = elements.to();`), no condition on an element, no call but Math.abs, min, max, sqrt, signum, fma
      and nn.api.math.FloatMath, floats only, a short body. docs/plugins/optimizer.md shows the form.
A rule that spends its time in products of matrices gains nothing from C2, since products are nn's own vector code.\
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
    return gain < GAIN
        ? "Its loops seem not to be vector code: " + figures + ".\n" + RULE
        : "Its loops are vector code: " + figures + ".";
  }

  private static double gain(Measurement with, Measurement without) {
    return without.nanoseconds() / with.nanoseconds();
  }
}
