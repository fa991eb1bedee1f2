package nn.layers.data;

import java.util.stream.IntStream;
import nn.api.Shape;

/** The samples of a data set in two parts, with every class in both in the same proportion. */
final class StratifiedParts {
  /** No epoch is negative, so a split is unrelated to the order of any epoch. */
  private static final long TEST = -1;

  private static final long TEST_CLASSES = -2;
  private static final long VALIDATION = -3;
  private static final long VALIDATION_CLASSES = -4;

  private final Dataset all;
  private final int[] samples;
  private final int[] shares;
  private final boolean[] isHeld;

  /** Numbers, and classes at several positions, share no class: all samples are alike. */
  private static int[] classes(Dataset all) {
    return all.targets() instanceof ClassTargets(Shape shape, int[] indices, _) && shape.rank() == 0
        ? indices
        : new int[all.size()];
  }

  private StratifiedParts(Dataset all, double fraction, long seed, long stream, long classStream) {
    this.all = all;
    int[] classes = classes(all);
    this.samples = new int[Math.max(1, all.classes())];
    for (int target : classes) {
      samples[target]++;
    }
    int total = Math.clamp(Math.round(fraction * all.size()), 1, Math.max(1, all.size() - 1));
    int[] order = Permutation.of(samples.length, seed, classStream);
    this.shares = ClassShares.of(samples, total, fraction, order);
    this.isHeld = new boolean[all.size()];
    int[] left = shares.clone();
    for (int i : Permutation.of(all.size(), seed, stream)) {
      isHeld[i] = left[classes[i]]-- > 0;
    }
  }

  static StratifiedParts forTest(Dataset all, double fraction, long seed) {
    return new StratifiedParts(all, fraction, seed, TEST, TEST_CLASSES);
  }

  static StratifiedParts forValidation(Dataset all, double fraction, long seed) {
    return new StratifiedParts(all, fraction, seed, VALIDATION, VALIDATION_CLASSES);
  }

  /**
   * Checks that no class that has samples has none in one of the parts.
   *
   * @throws IllegalArgumentException naming the class, and the fractions that would do
   */
  void requireEveryClass() {
    for (int each = 0; each < samples.length; each++) {
      if (samples[each] > 0 && (shares[each] == 0 || shares[each] == samples[each])) {
        throw new IllegalArgumentException(missing(each));
      }
    }
  }

  private String missing(int index) {
    int count = samples[index];
    return "leaves "
        + (all.classes() == 0
            ? "the data"
            : "class " + CellText.quoted(all.classNames().get(index)))
        + ", which has "
        + count
        + (count == 1 ? " training sample" : " training samples")
        + ", without one to "
        + (shares[index] == 0 ? "validate" : "train")
        + " with; "
        + remedy();
  }

  private String remedy() {
    int smallest = IntStream.of(samples).filter(count -> count > 0).min().orElseThrow();
    return smallest < 2
        ? "a class needs 2 or more, or leave validation out"
        : "from "
            + Math.ceil(1000.0 / smallest) / 1000
            + " to "
            + Math.floor(1000.0 * (smallest - 1) / smallest) / 1000
            + " every class has one in both parts";
  }

  Dataset kept() {
    return part(false);
  }

  Dataset held() {
    return part(true);
  }

  private Dataset part(boolean held) {
    return all.select(IntStream.range(0, all.size()).filter(i -> isHeld[i] == held).toArray());
  }
}
