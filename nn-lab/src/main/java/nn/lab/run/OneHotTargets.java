package nn.lab.run;

import nn.api.Shape;
import nn.api.Tensor;
import nn.api.loss.Loss;
import nn.api.loss.Reduction;

/**
 * Lets a loss that compares element by element, such as {@code mse}, judge a classifier: the class
 * becomes a row of zeros with a 1 at its index.
 */
record OneHotTargets(Loss loss) implements Loss {
  @Override
  public Tensor forward(Tensor input, Tensor target) {
    Shape shape = input.shape();
    int classes = shape.length(-1);
    float[] rows = new float[shape.size()];
    float[] indices = target.toArray();
    for (int i = 0; i < indices.length; i++) {
      rows[i * classes + (int) indices[i]] = 1;
    }
    return loss.forward(input, input.constant(shape, rows));
  }

  @Override
  public Reduction reduction() {
    return loss.reduction();
  }
}
