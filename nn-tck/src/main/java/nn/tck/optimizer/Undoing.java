package nn.tck.optimizer;

import nn.api.optim.ParameterState;
import nn.api.optim.Step;
import nn.api.optim.UpdateTransform;
import nn.api.optim.UpdateTransformProvider;
import nn.api.plugin.Descriptor;
import nn.api.plugin.Hyperparameter;
import nn.api.plugin.Hyperparameters;
import nn.api.plugin.Spec;

/**
 * Takes all updates back, so that values show what the optimizer inside tells wrappers of its
 * decay.
 */
public final class Undoing implements UpdateTransformProvider {
  private static final String NAME = "tck_undoing";

  private static final Hyperparameter<Spec> INNER =
      Hyperparameter.component("inner", "The optimizer whose updates are taken back.");

  /** Where the optimizer inside it is. */
  static final String PLACE = "optimizer." + INNER.name();

  /** Returns it around an optimizer. */
  static Spec around(Spec optimizer) {
    return Spec.of(NAME).with(INNER.name(), optimizer);
  }

  @Override
  public Descriptor descriptor() {
    return Descriptor.of(NAME, "Takes updates back.").withHyperparameters(INNER);
  }

  @Override
  public Hyperparameter<Spec> inner() {
    return INNER;
  }

  @Override
  public UpdateTransform transform(Hyperparameters values) {
    return new Transform();
  }

  private record Transform() implements UpdateTransform {
    @Override
    public void update(Step step, ParameterState parameter, float[] before) {
      parameter.forEach(part ->
          System.arraycopy(
              before, part.from(), part.values(), part.from(), part.to() - part.from()));
    }
  }
}
