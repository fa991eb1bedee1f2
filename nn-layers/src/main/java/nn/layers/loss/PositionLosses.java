package nn.layers.loss;

import java.util.List;
import nn.api.Operation;
import nn.api.Shape;
import nn.api.Tensor;
import nn.api.loss.Reduction;

/**
 * The loss of every position and its derivative by the scores, both computed in one pass.
 *
 * @param losses one per position
 * @param gradient of the sum of the losses, one per element of the input
 * @param divisor what the mean divides by; if it is 0 the mean is NaN and its gradient 0
 */
@SuppressWarnings("ArrayRecordComponent") // made for one evaluation, never shared
record PositionLosses(ClassLayout layout, float[] losses, float[] gradient, double divisor) {

  Operation.Result reduce(Tensor input, Reduction reduction) {
    Tensor derivative = input.constant(layout.input(), gradient);
    Tensor loss = reduced(input, reduction);
    return new Operation.Result(loss, upstream -> List.of(scaled(derivative, upstream, reduction)));
  }

  private Tensor reduced(Tensor like, Reduction reduction) {
    return switch (reduction) {
      case MEAN -> like.constant(Shape.of(), divisor == 0 ? Float.NaN : (float) (sum() / divisor));
      case SUM -> like.constant(Shape.of(), (float) sum());
      case NONE -> like.constant(layout.positions(), losses);
    };
  }

  private double sum() {
    double sum = 0;
    for (float loss : losses) {
      sum += loss;
    }
    return sum;
  }

  /** A factor that is one number is passed as such: it need not be spread over the scores. */
  private Tensor scaled(Tensor derivative, Tensor upstream, Reduction reduction) {
    return switch (reduction) {
      case MEAN -> derivative.mul(divisor == 0 ? 0 : upstream.item() / (float) divisor);
      case SUM -> derivative.mul(upstream.item());
      case NONE -> derivative.mul(upstream.reshape(layout.broadcastable()));
    };
  }
}
