package nn.optim.wrapper;

import java.util.List;
import nn.api.optim.Matrix;
import nn.api.optim.ParameterState;
import nn.api.optim.Scalar;
import nn.api.optim.Slot;
import nn.api.optim.Step;
import nn.api.optim.UpdateTransform;
import nn.api.optim.UpdateTransformProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Range;
import nn.api.plugin.Spec;

/** Any optimizer, with matrices that keep their norm and updates of a given length. */
public final class Hyperball implements UpdateTransformProvider {
  private static final Hyperparameter<Double> LR =
      Hyperparameter.real("lr", Range.atLeast(0), "Length of an update, in norms of the matrix.")
          .schedulable()
          .byDefault(1e-2);

  @Override
  public Descriptor descriptor() {
    return Descriptor.of("hyperball", "Keeps the norm of matrices, and gives updates a length.")
        .withFormula("θ ← ‖θ₀‖ · (θ − lr ‖θ₀‖ u / ‖u‖) / ‖…‖")
        .withAdvice(
            "in place of weight decay for networks with norms; learning rates carry over sizes.")
        .withReference("Wen and others, Hyperball optimization, 2025")
        .withHyperparameters(LR, Inner.INNER);
  }

  @Override
  public Hyperparameter<Spec> inner() {
    return Inner.INNER;
  }

  @Override
  public UpdateTransform transform(Hyperparameters values) {
    return new Transform();
  }

  /**
   * W ← R (W + η R U / ‖U‖) / ‖W + η R U / ‖U‖‖ with R = ‖W‖ before the first step from which W is
   * not 0, U the update; parameters of one dimension, and zeros, are left as the inner optimizer
   * makes them.
   */
  private record Transform() implements UpdateTransform {
    private static final Slot R = Slot.zeros("radius", Slot.Role.OTHER).perParameter();

    @Override
    public List<Slot> slots() {
      return List.of(R);
    }

    @Override
    public void update(Step step, ParameterState parameter, float[] before) {
      if (parameter.shape().rank() < 2) {
        return;
      }
      Scalar radius = step.scalar(R);
      Matrix w = parameter.valueMatrix();
      Matrix old =
          parameter
              .scratch()
              .eachRow((row, x) ->
                  System.arraycopy(before, parameter.from() + row * x.length, x, 0, x.length));
      if (radius.get() == 0) {
        radius.set(old.norm());
      }
      double r = radius.get();
      if (r == 0) {
        return; // a matrix of zeros has no norm to keep before the inner optimizer's step
      }
      double length = w.add(-1, old).norm(); // ‖U‖
      if (length > 0) {
        w.scale((float) (step.value(LR) * r / length));
      }
      w.add(1, old);
      double norm = w.norm();
      if (norm > 0) {
        w.scale((float) (r / norm));
      }
    }
  }
}
