package nn.benchmarks.versus;

import java.util.List;

/** Results that nobody measured. */
final class Fakes {
  static final Machine MACHINE =
      new Machine("a processor, 2 processors", "vector, 512 bit", "25.0.3+9");

  private Fakes() {}

  static Result point(Axis axis, double at, String peer, double ours, double theirs, double limit) {
    return Result.of("work", peer, Unit.SECONDS, List.of(ours, ours), List.of(theirs, theirs))
        .at(new Point(axis, at, limit));
  }
}
