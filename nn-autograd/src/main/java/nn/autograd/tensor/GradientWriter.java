package nn.autograd.tensor;

import org.jspecify.annotations.Nullable;

/** Computes the gradient of one tensor into any place, every element of it. */
@FunctionalInterface
interface GradientWriter {

  /** Writes the gradient, dense from an index on. */
  void write(float[] gradient, int offset);

  /**
   * Returns the gradient in new memory; or, for a parameter that has none yet, writes it where it
   * is to stay and returns null, which spares a pass over memory.
   */
  static float @Nullable [] deliver(EngineTensor of, GradientWriter writer) {
    if (of instanceof DenseParameter parameter && !parameter.hasGradient()) {
      parameter.receive(writer);
      return null;
    }
    float[] gradient = of.engine().allocate(of.shape().size()).array();
    writer.write(gradient, 0);
    return gradient;
  }
}
