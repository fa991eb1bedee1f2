package nn.layers.standard.image;

/**
 * The sizes of a convolution of one sample.
 *
 * @param channels of the input
 * @param outChannels of the output
 * @param groups into which both are divided
 */
record Geometry(int channels, int outChannels, int groups, Axis rows, Axis columns) {

  /** Returns how many elements of a kernel belong to one channel. */
  int taps() {
    return rows.kernel() * columns.kernel();
  }

  /** Returns how many products an output is the sum of. */
  int depth() {
    return channels / groups * taps();
  }

  /** Returns how many places the window takes. */
  int places() {
    return rows.output() * columns.output();
  }

  int pixels() {
    return rows.input() * columns.input();
  }

  int inputSize() {
    return channels * pixels();
  }

  int outputSize() {
    return outChannels * places();
  }

  int weightSize() {
    return outChannels * depth();
  }

  /** Returns whether every place sees one pixel, the place's own: the input is its columns. */
  boolean isPointwise() {
    return taps() == 1 && rows.isAligned() && columns.isAligned();
  }

  long multiplyAdds() {
    return (long) outputSize() * depth();
  }
}
