package nn.optim.schedule;

/** The way from one number to another, which arrives exactly and never leaves the two. */
final class Interpolation {
  private Interpolation() {}

  /**
   * Returns the number a part of the way along.
   *
   * @param part 0 at the start, 1 at the end
   */
  static double between(double start, double end, double part) {
    double value = part < 0.5 ? start + (end - start) * part : end - (end - start) * (1 - part);
    return Math.clamp(value, Math.min(start, end), Math.max(start, end));
  }
}
