package nn.tck.layer;

import java.util.List;
import nn.api.TooManyElementsException;
import nn.api.layer.InputShapeException;
import nn.api.plugin.Spec;
import nn.autograd.Nn;
import nn.layers.ModelPlan;
import nn.tck.contract.Numbers;

/** Uses a layer a little. */
public record LayerUse(Samples samples) {
  private static final int COUNT = 3;

  /** What is larger is planned, and not used. */
  private static final long MOST_ELEMENTS = 1 << 16;

  private static final long MOST_PRODUCTS = 1 << 22;

  /** Computes output and gradients in training, and the output in evaluation. */
  public void use(Nn nn, Spec spec, Numbers numbers) {
    LayerRun run = LayerRun.of(nn, spec, samples, numbers);
    run.in(true).use(COUNT, "x");
    run.evaluate(COUNT, "x");
  }

  /** Uses the layer unless it is large, or samples of this shape do not fit with these values. */
  public void useIfFitting(Nn nn, Spec spec, Numbers numbers) {
    ModelPlan.Step plan;
    try {
      plan = ModelPlan.of(nn, samples.shape(), List.of(spec)).steps().getFirst();
    } catch (ModelPlan.MisfitException e) {
      return; // a window may be larger than the samples, and a layer than memory
    }
    boolean isSmall =
        plan.parameterCount() <= MOST_ELEMENTS
            && plan.output().size() <= MOST_ELEMENTS
            && plan.multiplyAdds() <= MOST_PRODUCTS;
    if (isSmall) {
      useSmall(nn, spec, numbers);
    }
  }

  private void useSmall(Nn nn, Spec spec, Numbers numbers) {
    try {
      use(nn, spec, numbers);
    } catch (InputShapeException | TooManyElementsException e) {
      if (!samples.haveGradient()) {
        return; // a table may be too short for numbers that fit others
      }
      throw new AssertionError("it was created, but then: " + e.getMessage(), e);
    }
  }
}
