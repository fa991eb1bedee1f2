package nn.layers.loss;

import java.util.Arrays;
import nn.api.Tensor;

/** The weighted distribution q over the classes that each position should have. */
interface TargetDistribution {

  /** Writes {@code q[c]} for every class c of a position, all 0 where it is ignored. */
  void fill(int position, float[] q);

  /** Returns the sum of the weights of the positions, which the mean divides by. */
  double divisor();

  /** All on one class, but for ε spread over all: {@code q_c = w_c·((1 − ε)·[c = y] + ε/C)}. */
  static TargetDistribution ofClasses(ClassIndices y, float[] w, double smoothing) {
    float spread = (float) (smoothing / w.length);
    float kept = (float) (1 - smoothing);
    double divisor = y.totalWeight(w);
    return new TargetDistribution() {
      @Override
      public void fill(int position, float[] q) {
        if (y.isIgnored(position)) {
          Arrays.fill(q, 0);
          return;
        }
        for (int c = 0; c < q.length; c++) {
          q[c] = w[c] * spread;
        }
        q[y.at(position)] += w[y.at(position)] * kept;
      }

      @Override
      public double divisor() {
        return divisor;
      }
    };
  }

  /** Given as probabilities t: {@code q_c = w_c·((1 − ε)·t_c + ε/C)}. */
  static TargetDistribution ofProbabilities(
      ClassLayout layout, Tensor target, float[] w, double smoothing) {
    float[] t = target.toScratch();
    float spread = (float) (smoothing / w.length);
    float kept = (float) (1 - smoothing);
    return new TargetDistribution() {
      @Override
      public void fill(int position, float[] q) {
        int offset = layout.offset(position);
        for (int c = 0; c < q.length; c++) {
          q[c] = w[c] * Math.fma(kept, t[offset + c * layout.stride()], spread);
        }
      }

      @Override
      public double divisor() {
        return layout.positions().size();
      }
    };
  }
}
