package nn.layers.loss;

import nn.api.Shape;
import nn.api.Tensor;

/**
 * Where the scores of a position lie in an input {@code [classes]} or {@code [n, classes, d1, …]}.
 *
 * @param input the shape of the scores
 * @param positions the input's shape without its classes: {@code []} or {@code [n, d1, …]}
 * @param classes how many scores a position has
 * @param stride how far apart in the array two scores of a position lie
 */
record ClassLayout(Shape input, Shape positions, int classes, int stride) {

  static ClassLayout of(String loss, Shape input) {
    if (input.rank() == 0 || input.size() == 0) {
      throw new IllegalArgumentException(
          loss + ": input " + input + " has no scores; expected [classes] or [n, classes, ...]");
    }
    int dim = classDimension(input);
    int[] rest = new int[input.rank() - 1];
    int stride = 1;
    for (int i = 0; i < input.rank(); i++) {
      if (i != dim) {
        rest[i < dim ? i : i - 1] = input.length(i);
      }
      stride *= i > dim ? input.length(i) : 1;
    }
    return new ClassLayout(input, Shape.of(rest), input.length(dim), stride);
  }

  private static int classDimension(Shape input) {
    return input.rank() == 1 ? 0 : 1;
  }

  /** Returns the index of a position's first score. */
  int offset(int position) {
    return position / stride * stride * classes + position % stride;
  }

  /** Returns a copy of the scores with those of a position side by side. */
  float[] classesLast(Tensor scoresOfInput) {
    float[] scores = scoresOfInput.toScratch();
    if (stride == 1) {
      return scores;
    }
    float[] result = scoresOfInput.scratch(scores.length);
    for (int i = 0; i < scores.length; i++) {
      result[i] = scores[offset(i / classes) + i % classes * stride];
    }
    return result;
  }

  /** Returns such scores in the order of the input. */
  float[] asInput(Tensor scoresOfInput, float[] scores) {
    if (stride == 1) {
      return scores;
    }
    float[] result = scoresOfInput.scratch(scores.length);
    for (int i = 0; i < scores.length; i++) {
      result[offset(i / classes) + i % classes * stride] = scores[i];
    }
    return result;
  }

  /** Returns the shape of the positions with one class, which broadcasts to the input. */
  int[] broadcastable() {
    int[] lengths = input.toArray();
    lengths[classDimension(input)] = 1;
    return lengths;
  }
}
